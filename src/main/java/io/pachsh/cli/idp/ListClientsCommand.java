package io.pachsh.cli.idp;

import io.pachsh.cluster.identity.IdentityClient;
import io.pachsh.command.Command;
import io.pachsh.command.Listing;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.session.Session;
import java.util.List;
import picocli.CommandLine;

/** Lists the applications that log people in through the identity service. */
@CommandLine.Command(footer = {"", "Examples:", "  idp list-client", "  idp list-client -o csv"})
final class ListClientsCommand implements Command {
  private final Session session;

  ListClientsCommand(Session session) {
    this.session = session;
  }

  @Override
  public Answer run(Streams streams) {
    Answer.Many all =
        Answer.many(
            List.of("id", "name", "redirect_uris", "trusted_peers"),
            session.caller().clients().all(),
            ListClientsCommand::row);
    return Listing.of(
        all.asLines(row -> String.valueOf(row.values().get("id"))),
        "there are no clients",
        streams);
  }

  private static Fields row(IdentityClient client) {
    return Fields.of("id", client.id())
        .with("name", client.name())
        .with("redirect_uris", client.redirectUris())
        .with("trusted_peers", client.trustedPeers());
  }
}
