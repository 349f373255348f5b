package io.pachsh.completion;

import java.util.Optional;

/**
 * Repos: with a project named in the line, those of that project; else those of the project {@code
 * default} by their name alone, and the others behind their project.
 */
record Repos(LiveNames live) implements ValueCompleter {
  @Override
  public Candidates choice(CompletionRequest request) {
    RepoNames repos = live.of(request.context()).repos();
    Optional<String> project = request.value("--project");
    if (project.isPresent()) {
      return Candidates.of(repos.byProject().getOrDefault(project.get(), NameIndex.NONE));
    }
    return Candidates.of(request.typed().contains("/") ? repos.qualified() : repos.near());
  }
}
