package io.pachsh.cli.audit;

import io.pachsh.command.CommandTree;
import io.pachsh.command.Session;
import io.pachsh.console.Console;
import java.time.Clock;
import java.time.ZoneId;

/** The words about what was changed. */
public final class AuditCommands {
  private AuditCommands() {}

  /**
   * Adds them.
   *
   * @param zone the zone in which dates are read and shown
   */
  public static void addTo(
      CommandTree tree, Session session, Console console, Clock clock, ZoneId zone) {
    tree.add(
            "audit",
            "Lists the changes of the cluster: who, when, what.",
            () -> new AuditCommand(session, clock, zone))
        .add("undo", "Takes back the last changes.", () -> new UndoCommand(session, console));
  }
}
