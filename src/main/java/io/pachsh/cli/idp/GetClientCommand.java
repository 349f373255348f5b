package io.pachsh.cli.idp;

import io.pachsh.command.Command;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.session.Session;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows a client in a form that {@code update-client} reads. */
@CommandLine.Command(
    footer = {"", "Examples:", "  idp get-client pachd", "  idp get-client pachd --show-secrets"})
final class GetClientCommand implements Command {
  private final Session session;

  @Parameters(paramLabel = "CLIENT", description = "The client's id.")
  private String id = "";

  @Option(names = "--show-secrets", description = "Show the secret instead of •••.")
  private boolean showSecrets;

  GetClientCommand(Session session) {
    this.session = session;
  }

  @Override
  public Answer run(Streams streams) {
    return new ClientAnswer(new StoredIdentities(session).client(id)).whole(showSecrets);
  }
}
