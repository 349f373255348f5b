package io.pachsh.cli.okta;

import io.pachsh.command.CommandTree;
import io.pachsh.console.Console;
import io.pachsh.session.Session;

/** The noun {@code okta}. */
public final class OktaCommands {
  private OktaCommands() {}

  /** Adds them. */
  public static void addTo(
      CommandTree tree, Session session, Console console, OktaConnections connections) {
    tree.section("The Okta org")
        .actingOnContext(false)
        .add(
            "okta connect",
            "Connects the session to an Okta org.",
            () -> new ConnectOktaCommand(connections, console))
        .add(
            "okta status",
            "Says which Okta org the session is connected to.",
            () -> new OktaStatusCommand(connections))
        .add("okta disconnect", "Forgets the connection.", () -> new DisconnectCommand(connections))
        .add(
            "okta register",
            "Registers Pachyderm as an app at Okta.",
            () -> new RegisterCommand(session, connections, console))
        .add(
            "okta show",
            "Shows the app, and who may log in.",
            () -> new ShowAppCommand(session, connections))
        .add(
            "okta assign",
            "Lets people and groups log in through the app.",
            () -> new AssignCommand(session, connections, true))
        .add(
            "okta unassign",
            "Takes that away from them.",
            () -> new AssignCommand(session, connections, false))
        .add(
            "okta users",
            "Lists the people of the org.",
            () -> new ListOktaUsersCommand(connections))
        .add(
            "okta groups",
            "Lists the groups of the org.",
            () -> new ListOktaGroupsCommand(connections))
        .add("okta apps", "Lists the apps of the org.", () -> new ListOktaAppsCommand(connections))
        .add(
            "okta unregister",
            "Removes the app at Okta.",
            () -> new UnregisterCommand(session, connections, console))
        .actingOnContext(true)
        .add(
            "okta rotate-secret",
            "Replaces the app's secret, at Okta and in the cluster.",
            () -> new RotateAppSecretCommand(session, connections, console));
  }
}
