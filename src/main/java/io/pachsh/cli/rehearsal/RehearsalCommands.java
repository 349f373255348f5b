package io.pachsh.cli.rehearsal;

import io.pachsh.command.CommandTree;
import io.pachsh.session.Session;

/** The noun {@code rehearsal}. */
public final class RehearsalCommands {
  private RehearsalCommands() {}

  /**
   * Adds them.
   *
   * @param staysInForeground whether 'start' lasts until Ctrl-C, because nothing follows it
   */
  public static void addTo(
      CommandTree tree, Session session, PracticeOrg org, boolean staysInForeground) {
    tree.section("The practice Okta org")
        .actingOnContext(false)
        .add(
            "rehearsal start",
            "Starts the practice Okta org beside the cluster.",
            () -> new StartCommand(session, org, staysInForeground))
        .add(
            "rehearsal status",
            "Says whether the practice org runs, and where.",
            () -> new RehearsalStatusCommand(org))
        .add("rehearsal stop", "Stops the practice org.", () -> new StopRehearsalCommand(org))
        .add(
            "rehearsal misbehave",
            "Makes it go wrong in one way, or behave again.",
            () -> new MisbehaveCommand(session, org));
  }
}
