package io.pachsh.cli.idp;

import io.pachsh.cluster.identity.Connector;
import io.pachsh.command.Command;
import io.pachsh.command.Confirmation;
import io.pachsh.console.Console;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.session.Session;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Takes an identity provider from the identity service. */
@CommandLine.Command(footer = {"", "Example:", "  idp delete-connector okta"})
final class DeleteConnectorCommand implements Command {
  private final Session session;

  @Mixin private final Confirmation confirmation;

  @Parameters(paramLabel = "CONNECTOR", description = "The connector's id.")
  private String id = "";

  DeleteConnectorCommand(Session session, Console console) {
    this.session = session;
    this.confirmation = new Confirmation(session, console);
  }

  @Override
  public Answer run(Streams streams) {
    StoredIdentities identities = new StoredIdentities(session);
    Connector connector = identities.connector(id);
    boolean isLast = identities.connectorIds().equals(List.of(id));
    String loss =
        isLast
            ? "It is the only one: nobody can log in through the identity service without it."
            : "Whoever logs in through %s cannot any more.".formatted(connector.name());
    String question = "Delete the connector '%s' (%s)?".formatted(id, connector.type());
    if (!confirmation.require(List.of(loss), question, streams)) {
      streams.note(loss);
    }
    session.caller().connectors().delete(id);
    return Answer.one(Fields.of("id", id), "The connector '%s' is deleted.".formatted(id));
  }
}
