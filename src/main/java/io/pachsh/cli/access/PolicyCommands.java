package io.pachsh.cli.access;

import io.pachsh.command.CommandTree;
import io.pachsh.console.Console;
import io.pachsh.session.Session;
import java.time.Clock;
import java.time.ZoneId;
import java.util.function.Supplier;

/** The noun {@code access}. */
public final class PolicyCommands {
  private PolicyCommands() {}

  /**
   * Adds them.
   *
   * @param zone the zone in which dates are shown
   * @param knownGroups the identity provider's groups
   */
  public static void addTo(
      CommandTree tree,
      Session session,
      Console console,
      Clock clock,
      Supplier<ZoneId> zone,
      KnownGroups knownGroups) {
    tree.add(
            "access export",
            "Writes all bindings, groups and robots as one file.",
            () -> new ExportPolicyCommand(session))
        .add(
            "access diff",
            "Shows what applying a file would change.",
            () -> new DiffCommand(session, knownGroups))
        .add(
            "access apply",
            "Makes access as a file says.",
            () -> new ApplyCommand(session, console))
        .add(
            "access report",
            "Writes a page for access reviews.",
            () -> new ReportCommand(session, clock, zone.get()));
  }
}
