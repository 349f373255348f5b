package io.pachsh.cli.idp;

import io.pachsh.cluster.identity.Connector;
import io.pachsh.command.Command;
import io.pachsh.command.ReadsDocument;
import io.pachsh.command.SecretInput;
import io.pachsh.configuration.identity.ConnectorDraft;
import io.pachsh.configuration.identity.ConnectorReader;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.redaction.DocumentSecrets;
import io.pachsh.secret.Secret;
import io.pachsh.session.Session;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** Changes a connector. */
@CommandLine.Command(
    footer = {
      "",
      "What is left out stays; a `config` replaces the whole one, in which ••• keeps the stored",
      "secret. The version need not be given.",
      "",
      "Examples:",
      "  idp get-connector okta > okta.yaml",
      "  idp update-connector -f okta.yaml"
    })
final class UpdateConnectorCommand implements Command, SecretInput, ReadsDocument {
  private final Session session;

  @Mixin private final DocumentOption document = new DocumentOption();

  UpdateConnectorCommand(Session session) {
    this.session = session;
  }

  @Override
  public Answer run(Streams streams) {
    StoredIdentities identities = new StoredIdentities(session);
    ConnectorDraft written =
        ConnectorReader.update(
            document.read("connector", "idp update-connector", session, streams),
            id -> identities.connector(id).type());
    Connector stored = identities.connector(written.id());
    return new ConnectorUpdate(session, stored).by(written, streams);
  }

  @Override
  public void requireReadable(String text) {
    ConnectorReader.update(text, id -> "");
  }

  @Override
  public List<Secret> secretsIn(String input) {
    return DocumentSecrets.in(input);
  }
}
