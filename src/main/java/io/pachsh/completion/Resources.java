package io.pachsh.completion;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A resource in each of its spellings: as it is printed, and as its beginning asks for it
 * otherwise: {@code vision/images}, {@code repo vision/images}, {@code images --project vision}.
 */
record Resources(LiveNames live) implements ValueCompleter {
  @Override
  public Candidates choice(CompletionRequest request) {
    return otherwise(request)
        .orElseGet(() -> Candidates.of(live.of(request.context()).resources()));
  }

  /** The names for a spelling that the line has begun and that is not the one that is printed. */
  Optional<Candidates> otherwise(CompletionRequest request) {
    ClusterNames names = live.of(request.context());
    List<String> before = request.arguments();
    String last = before.isEmpty() ? "" : before.get(before.size() - 1);
    if (last.equals("project")) {
      return Optional.of(Candidates.of(names.projects()));
    }
    if (last.equals("repo")) {
      return Optional.of(new Repos(live).choice(request));
    }
    String typed = request.typed();
    if (typed.indexOf(':') >= 0) {
      return Optional.empty();
    }
    NameIndex alone =
        request
            .value("--project")
            .map(project -> names.repos().byProject().getOrDefault(project, NameIndex.NONE))
            .orElse(typed.isEmpty() ? NameIndex.NONE : names.repos().near());
    return Stream.of(alone, typed.indexOf('/') > 0 ? names.repos().qualified() : NameIndex.NONE)
        .filter(index -> index.to(typed).stream().anyMatch(name -> begins(name, typed)))
        .findFirst()
        .map(Candidates::of);
  }

  private static boolean begins(Name name, String typed) {
    return name.text().startsWith(typed);
  }
}
