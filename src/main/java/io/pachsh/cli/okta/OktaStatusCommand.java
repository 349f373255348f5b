package io.pachsh.cli.okta;

import io.pachsh.command.Command;
import io.pachsh.console.Streams;
import io.pachsh.okta.OktaCredential;
import io.pachsh.okta.OktaOrg;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import picocli.CommandLine;

/** Says which Okta org the session is connected to, and how; asks nobody. */
@CommandLine.Command(footer = {"", "Example:", "  okta status"})
final class OktaStatusCommand implements Command {
  private final OktaConnections connections;

  OktaStatusCommand(OktaConnections connections) {
    this.connections = connections;
  }

  @Override
  public Answer run(Streams streams) {
    OktaOrg org = connections.org();
    boolean kept = connections.keptAddress().filter(org.address()::equals).isPresent();
    String by =
        org.credential() instanceof OktaCredential.ServiceApp app
            ? "the service app " + app.clientId()
            : "an API token";
    return Answer.one(
        Fields.of("org", org.address().toString()).with("by", by).with("kept", kept),
        "You are connected to %s by %s, %s."
            .formatted(org.address(), by, kept ? "in later sessions too" : "for this session"));
  }
}
