package io.pachsh.cli.place;

import io.pachsh.command.CommandTree;
import io.pachsh.command.Session;

/** The nouns {@code project} and {@code repo}. */
public final class PlaceCommands {
  private PlaceCommands() {}

  public static void addTo(CommandTree tree, Session session) {
    tree.add("create project", "Makes a project.", () -> new CreateProjectCommand(session))
        .add("create repo", "Makes a repo.", () -> new CreateRepoCommand(session))
        .add("delete project", "Deletes a project.", () -> new DeleteProjectCommand(session))
        .add("delete repo", "Deletes a repo.", () -> new DeleteRepoCommand(session))
        .add("list project", "Lists the projects.", () -> new ListProjectCommand(session))
        .add("list repo", "Lists the repos.", () -> new ListRepoCommand(session));
  }
}
