package io.pachsh.cli.idp;

import io.pachsh.command.Command;
import io.pachsh.command.ReadsDocument;
import io.pachsh.command.SecretInput;
import io.pachsh.configuration.identity.ConfigSecrets;
import io.pachsh.configuration.identity.ConfigTree;
import io.pachsh.configuration.identity.ConnectorCheck;
import io.pachsh.configuration.identity.ConnectorDraft;
import io.pachsh.configuration.identity.ConnectorReader;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.redaction.DocumentSecrets;
import io.pachsh.secret.Secret;
import io.pachsh.session.Session;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** Registers an identity provider with the identity service. */
@CommandLine.Command(
    footer = {
      "",
      "The connector is YAML or JSON with the keys id, name, type and config; 'help identity' has"
          + " an",
      "example. `redirectURI` is filled in when it is left out.",
      "",
      "Examples:",
      "  idp create-connector -f okta.yaml",
      "  idp create-connector --config - < okta.yaml"
    })
final class CreateConnectorCommand implements Command, SecretInput, ReadsDocument {
  private final Session session;

  @Mixin private final DocumentOption document = new DocumentOption();

  CreateConnectorCommand(Session session) {
    this.session = session;
  }

  @Override
  public Answer run(Streams streams) {
    ConnectorDraft written =
        ConnectorReader.whole(document.read("connector", "idp create-connector", session, streams));
    ConfigTree given =
        new ConfigSecrets(written.config().orElseThrow())
            .keeping(ConfigTree.of(written.type(), Map.of()));
    new ConfigSecrets(given).all().forEach(session.secrets()::learn);
    StoredIdentities stored = new StoredIdentities(session);
    ConnectorCheck check = stored.check();
    ConfigTree config = ConnectorNotes.filledIn(given, check, streams);
    ConnectorNotes.say(written.withConfig(config), check, streams);
    ConnectorDraft made = written.withConfig(config);
    long version = written.version().orElse(0);
    TakenId.orFailure(
        "connector",
        made.id(),
        () -> {
          session.caller().connectors().create(made.connector(version));
          return version;
        });
    return Answer.one(
        new ConnectorAnswer(made).fields(),
        "The connector '%s' is registered: people can log in through %s."
            .formatted(made.id(), made.name()));
  }

  @Override
  public void requireReadable(String text) {
    ConnectorReader.whole(text);
  }

  @Override
  public List<Secret> secretsIn(String input) {
    return DocumentSecrets.in(input);
  }
}
