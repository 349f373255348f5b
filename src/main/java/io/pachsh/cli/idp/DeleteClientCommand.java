package io.pachsh.cli.idp;

import io.pachsh.cluster.identity.IdentityClient;
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

/** Takes an application from the identity service. */
@CommandLine.Command(footer = {"", "Example:", "  idp delete-client console"})
final class DeleteClientCommand implements Command {
  private final Session session;

  @Mixin private final Confirmation confirmation;

  @Parameters(paramLabel = "CLIENT", description = "The client's id.")
  private String id = "";

  DeleteClientCommand(Session session, Console console) {
    this.session = session;
    this.confirmation = new Confirmation(session, console);
  }

  @Override
  public Answer run(Streams streams) {
    StoredIdentities identities = new StoredIdentities(session);
    IdentityClient client = identities.client(id);
    String loss =
        identities.isClustersOwn(id)
            ? "The cluster itself logs people in as this client: nobody can log in without it."
            : "%s cannot log people in any more.".formatted(client.name());
    if (!confirmation.require(List.of(loss), "Delete the client '%s'?".formatted(id), streams)) {
      streams.note(loss);
    }
    session.caller().clients().delete(id);
    return Answer.one(Fields.of("id", id), "The client '%s' is deleted.".formatted(id));
  }
}
