package io.pachsh.cli.idp;

import io.pachsh.command.Command;
import io.pachsh.configuration.identity.ConnectorDraft;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.session.Session;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows a connector in a form that {@code update-connector} reads. */
@CommandLine.Command(
    footer = {
      "",
      "Examples:",
      "  idp get-connector okta",
      "  idp get-connector okta -o json --show-secrets"
    })
final class GetConnectorCommand implements Command {
  private final Session session;

  @Parameters(paramLabel = "CONNECTOR", description = "The connector's id.")
  private String id = "";

  @Option(names = "--show-secrets", description = "Show secrets instead of •••.")
  private boolean showSecrets;

  GetConnectorCommand(Session session) {
    this.session = session;
  }

  @Override
  public Answer run(Streams streams) {
    ConnectorDraft connector = ConnectorDraft.of(new StoredIdentities(session).connector(id));
    return new ConnectorAnswer(connector).whole(showSecrets);
  }
}
