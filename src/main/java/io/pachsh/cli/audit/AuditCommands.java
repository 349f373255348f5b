package io.pachsh.cli.audit;

import io.pachsh.command.CommandTree;
import io.pachsh.console.Console;
import io.pachsh.session.Session;
import java.time.Clock;
import java.time.ZoneId;
import java.util.function.Supplier;

/** The words about what was changed. */
public final class AuditCommands {
  private AuditCommands() {}

  /**
   * Adds them.
   *
   * @param zone the zone in which dates are read and shown
   */
  public static void addTo(
      CommandTree tree, Session session, Console console, Clock clock, Supplier<ZoneId> zone) {
    tree.add(
            "audit",
            "Lists the changes of the cluster: who, when, what.",
            () -> new AuditCommand(session, clock, zone.get()))
        .add(
            "audit verify",
            "Says whether the saved changes are what was recorded.",
            () -> new VerifyCommand(session))
        .add(
            "undo",
            "Takes back the last changes.",
            () -> new UndoCommand(session, console, zone.get()));
  }
}
