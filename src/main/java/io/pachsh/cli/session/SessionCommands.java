package io.pachsh.cli.session;

import io.pachsh.command.CommandTree;
import io.pachsh.console.Console;
import io.pachsh.context.Home;
import io.pachsh.session.Session;
import java.time.ZoneId;
import java.util.function.Supplier;

/** The words about what is saved. */
public final class SessionCommands {
  private SessionCommands() {}

  /** Adds them; {@code zone} is that of the person, asked for when a time is to be told. */
  public static void addTo(
      CommandTree tree, Session session, Home home, Console console, Supplier<ZoneId> zone) {
    tree.section("The session")
        .add(
            "status",
            "Says where you are, as whom, and what is unsaved.",
            () -> new StatusCommand(session, zone))
        .actingOnContext(false)
        .add(
            "save",
            "Writes contexts, settings and embedded clusters.",
            () -> new SaveCommand(session))
        .actingOnContext(true)
        .add(
            "revert",
            "Forgets what was not saved.",
            () -> new RevertCommand(session, home, console))
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
