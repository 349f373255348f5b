package io.pachsh.completion;

import java.util.Optional;

/**
 * Repos: with a project named in the line, those of that project; else those of the project {@code
 * default} by their name alone, and the others behind their project.
 */
record Repos(LiveNames live) implements ValueCompleter {
  @Override
  public Candidates choice(CompletionRequest completionRequest) {
    RepoNames repos = live.of(completionRequest.context()).repos();
    Optional<String> project = completionRequest.value("--project");
    boolean nameAlone = completionRequest.command().startsWith("delete ");
    if (project.isPresent() || nameAlone) {
      return Candidates.of(
          repos.byProject().getOrDefault(project.orElse(RepoNames.DEFAULT), NameIndex.NONE));
    }
    return Candidates.of(
        completionRequest.typed().contains("/") ? repos.qualified() : repos.near());
  }
}
