package io.pachsh.cli.place;

import io.pachsh.command.CommandTree;
import io.pachsh.console.Console;
import io.pachsh.session.Session;

/** The nouns {@code project} and {@code repo}. */
public final class PlaceCommands {
  private PlaceCommands() {}

  public static void addTo(CommandTree tree, Session session, Console console) {
    tree.add("create project", "Makes a project.", () -> new CreateProjectCommand(session))
        .add("create repo", "Makes a repo.", () -> new CreateRepoCommand(session))
        .add(
            "delete project",
            "Deletes a project.",
            () -> new DeleteProjectCommand(session, console))
        .add("delete repo", "Deletes a repo.", () -> new DeleteRepoCommand(session, console))
        .add("list project", "Lists the projects.", () -> new ListProjectCommand(session))
        .add("list repo", "Lists the repos.", () -> new ListRepoCommand(session));
  }
}
