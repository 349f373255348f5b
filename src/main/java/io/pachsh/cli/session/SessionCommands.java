package io.pachsh.cli.session;

import io.pachsh.command.CommandTree;
import io.pachsh.context.Home;
import io.pachsh.session.Session;

/** The words about what is saved. */
public final class SessionCommands {
  private SessionCommands() {}

  public static void addTo(CommandTree tree, Session session, Home home) {
    tree.section("The session")
        .actingOnContext(false)
        .add(
            "status", "Shows what would be saved, one line each.", () -> new StatusCommand(session))
        .add(
            "save",
            "Writes contexts, settings and embedded clusters.",
            () -> new SaveCommand(session))
        .actingOnContext(true)
        .add("revert", "Forgets what was not saved.", () -> new RevertCommand(session, home))
        .add(
            "recover",
            "Brings back the changes of a crashed session.",
            () -> new RecoverCommand(session, home))
        .add(
            "version",
            "Says which pachsh this is, and which pachd answers.",
            () -> new VersionCommand(session))
        .add(
            "inspect cluster",
            "Shows what the cluster says about itself.",
            () -> new InspectClusterCommand(session));
  }
}
