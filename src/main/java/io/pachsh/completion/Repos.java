package io.pachsh.completion;

import java.util.Optional;

/**
 * Repos: with a project named in the line, those of that project; else those of the project {@code
 * default} by their name alone, and the others behind their project.
 */
record Repos(LiveNames live) implements Kind {
  @Override
  public Choice choice(Asked asked) {
    RepoNames repos = live.of(asked.context()).repos();
    Optional<String> project = asked.value("--project");
    boolean nameAlone = asked.command().startsWith("delete ");
    if (project.isPresent() || nameAlone) {
      return Choice.of(
          repos.byProject().getOrDefault(project.orElse(RepoNames.DEFAULT), Names.NONE));
    }
    return Choice.of(asked.typed().contains("/") ? repos.qualified() : repos.near());
  }
}
