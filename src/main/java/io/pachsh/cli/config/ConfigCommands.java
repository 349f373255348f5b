package io.pachsh.cli.config;

import io.pachsh.command.CommandTree;
import io.pachsh.command.Session;
import io.pachsh.console.Console;

/** The noun {@code config}. */
public final class ConfigCommands {
  private ConfigCommands() {}

  public static void addTo(CommandTree tree, Session session, Console console) {
    tree.section("Contexts")
        .add(
            "config get active-context",
            "Says which context commands act on.",
            () -> new GetActiveContextCommand(session))
        .add(
            "config set active-context",
            "Chooses the context that commands act on.",
            () -> new SetActiveContextCommand(session))
        .add("config list context", "Lists the contexts.", () -> new ListContextCommand(session))
        .add(
            "config set context",
            "Makes a new context.",
            () -> new SetContextCommand(session, console))
        .add(
            "config update context",
            "Guards a context against slips, or no longer.",
            () -> new UpdateContextCommand(session, console))
        .add(
            "config reset context",
            "Makes a context's cluster brand-new.",
            () -> new ResetContextCommand(session, console))
        .add(
            "config delete context",
            "Deletes a context.",
            () -> new DeleteContextCommand(session, console));
  }
}
