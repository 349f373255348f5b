package io.pachsh.policy;

import io.pachsh.access.AccessPolicy;
import io.pachsh.access.Resource;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.outside.Lines;
import io.pachsh.outside.QuotedWord;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Projects and repos that a policy names, but the cluster does not have. */
public final class MissingPlaces {
  private static final int SHOWN = 10;

  private MissingPlaces() {}

  /**
   * @throws Failure when there are such, with the commands that make them
   */
  public static void refuse(AccessPolicy live, AccessPolicy wanted) {
    List<Resource> missing =
        wanted.bindings().keySet().stream()
            .filter(resource -> !live.bindings().containsKey(resource))
            .toList();
    if (missing.isEmpty()) {
      return;
    }
    List<String> named = missing.stream().limit(SHOWN).map(Resource::text).toList();
    String more = missing.size() > SHOWN ? " and " + (missing.size() - SHOWN) + " more" : "";
    throw new Failure(
        Exit.FAILED,
        "The cluster does not have %s%s.".formatted(String.join(", ", named), more),
        Lines.of(
                "If that is no misspelling, make %s first:"
                    .formatted(missing.size() == 1 ? "it" : "them"))
            .and(Lines.of(commands(live, missing).stream().limit(SHOWN).toList())));
  }

  private static Set<String> commands(AccessPolicy live, List<Resource> missing) {
    Set<String> commands = new LinkedHashSet<>();
    for (Resource resource : missing) {
      int slash = resource.name().indexOf('/');
      String project = slash < 0 ? resource.name() : resource.name().substring(0, slash);
      if (!live.bindings().containsKey(Resource.project(project))) {
        commands.add("  create project " + QuotedWord.word(project));
      }
      if (slash >= 0) {
        commands.add(
            "  create repo "
                + QuotedWord.word(resource.name().substring(slash + 1))
                + " --project "
                + QuotedWord.word(project));
      }
    }
    return commands;
  }
}
