package io.pachsh.cli.idp;

import io.pachsh.cli.editor.TextEditing;
import io.pachsh.command.CommandTree;
import io.pachsh.console.Console;
import io.pachsh.session.Session;

/** The noun {@code idp}; all of it acts on the enterprise context, as pachctl's does. */
public final class IdpCommands {
  private IdpCommands() {}

  /**
   * Adds them.
   *
   * @param editing how texts are edited
   */
  public static void addTo(
      CommandTree tree, Session session, Console console, TextEditing editing) {
    tree.section("Identity service")
        .actingOnEnterpriseContext()
        .add(
            "idp create-connector",
            "Registers an identity provider.",
            () -> new CreateConnectorCommand(session))
        .add(
            "idp update-connector",
            "Changes a connector.",
            () -> new UpdateConnectorCommand(session))
        .add(
            "idp edit-connector",
            "Opens a connector in your editor.",
            () -> new EditConnectorCommand(session, editing))
        .add("idp get-connector", "Shows a connector.", () -> new GetConnectorCommand(session))
        .add(
            "idp delete-connector",
            "Deletes a connector.",
            () -> new DeleteConnectorCommand(session, console))
        .add(
            "idp list-connector", "Lists the connectors.", () -> new ListConnectorsCommand(session))
        .add(
            "idp create-client",
            "Lets an application log people in.",
            () -> new CreateClientCommand(session))
        .add("idp update-client", "Changes a client.", () -> new UpdateClientCommand(session))
        .add("idp get-client", "Shows a client.", () -> new GetClientCommand(session))
        .add(
            "idp delete-client",
            "Deletes a client.",
            () -> new DeleteClientCommand(session, console))
        .add("idp list-client", "Lists the clients.", () -> new ListClientsCommand(session))
        .add(
            "idp rotate-secret",
            "Changes one secret of a connector or client.",
            () -> new RotateSecretCommand(session, console))
        .add(
            "idp get-config",
            "Shows how the identity service is set up.",
            () -> new GetIdentityConfigCommand(session))
        .add(
            "idp set-config",
            "Sets up the identity service.",
            () -> new SetIdentityConfigCommand(session));
  }
}
