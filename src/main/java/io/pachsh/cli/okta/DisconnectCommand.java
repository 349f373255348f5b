package io.pachsh.cli.okta;

import io.pachsh.command.Command;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import picocli.CommandLine;

/** Forgets the connection to Okta, in this session and for later ones. */
@CommandLine.Command(footer = {"", "Example:", "  okta disconnect"})
final class DisconnectCommand implements Command {
  private final OktaConnections connections;

  DisconnectCommand(OktaConnections connections) {
    this.connections = connections;
  }

  @Override
  public Answer run(Streams streams) {
    boolean was = connections.forget();
    return Answer.one(
        Fields.of("disconnected", was),
        was
            ? "The connection to Okta is forgotten; the token stays valid there."
            : "There was no connection to Okta.");
  }
}
