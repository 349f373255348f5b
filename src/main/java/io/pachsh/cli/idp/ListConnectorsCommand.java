package io.pachsh.cli.idp;

import io.pachsh.cluster.identity.Connector;
import io.pachsh.command.Command;
import io.pachsh.command.Listing;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.session.Session;
import java.util.List;
import picocli.CommandLine;

/** Lists the identity providers that the identity service knows. */
@CommandLine.Command(
    footer = {"", "Examples:", "  idp list-connector", "  idp list-connector -o json"})
final class ListConnectorsCommand implements Command {
  private final Session session;

  ListConnectorsCommand(Session session) {
    this.session = session;
  }

  @Override
  public Answer run(Streams streams) {
    Answer.Many all =
        Answer.many(
            List.of("id", "name", "type", "version"),
            session.caller().connectors().all(),
            ListConnectorsCommand::row);
    return Listing.of(
        all.asLines(
            row ->
                "%s - %s (%s)"
                    .formatted(
                        row.values().get("id"),
                        row.values().get("name"),
                        row.values().get("type"))),
        "there are no connectors: nobody can log in through the identity service",
        streams);
  }

  private static Fields row(Connector connector) {
    return Fields.of("id", connector.id())
        .with("name", connector.name())
        .with("type", connector.type())
        .with("version", connector.version());
  }
}
