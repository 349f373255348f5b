package io.pachsh.cli.serve;

import io.pachsh.command.CommandTree;
import io.pachsh.console.Console;
import io.pachsh.session.Session;

/** The word {@code serve}. */
public final class ServeCommands {
  private ServeCommands() {}

  public static void addTo(
      CommandTree tree,
      Session session,
      Console console,
      Serving serving,
      ServeEnvironment around) {
    tree.section("A cluster for other tools")
        .add(
            "serve",
            "Puts the embedded cluster behind pachd's API.",
            () -> new ServeCommand(session, console, serving, around))
        .actingOnContext(false)
        .add(
            "serve status",
            "Says whether this session serves a cluster.",
            () -> new ServeStatusCommand(serving))
        .add("serve stop", "Ends serving, and saves.", () -> new StopServingCommand(serving));
  }
}
