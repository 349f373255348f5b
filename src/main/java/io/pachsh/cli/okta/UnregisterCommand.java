package io.pachsh.cli.okta;

import io.pachsh.command.Command;
import io.pachsh.command.Confirmation;
import io.pachsh.console.Console;
import io.pachsh.console.Streams;
import io.pachsh.failure.Failure;
import io.pachsh.okta.OktaApp;
import io.pachsh.okta.OktaOrg;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.session.Session;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** Removes the app at Okta, with its secrets and assignments. */
@CommandLine.Command(footer = {"", "Example:", "  okta unregister --app Pachyderm"})
final class UnregisterCommand implements Command {
  private final OktaConnections connections;

  @Mixin private final AppChoice choice;

  @Mixin private final Confirmation confirmation;

  UnregisterCommand(Session session, OktaConnections connections, Console console) {
    this.connections = connections;
    this.choice = new AppChoice(session);
    this.confirmation = new Confirmation(session, console);
  }

  @Override
  public Answer run(Streams streams) {
    OktaOrg org = connections.org();
    OktaApp app = OktaWork.during(org, streams, choice::find);
    confirmation.require(
        List.of(),
        "Remove the app '%s' (%s) at %s for ever, with its secrets and assignments? Nobody can log in through it then."
            .formatted(app.label(), app.id(), org.address()),
        streams);
    return OktaWork.during(org, streams, at -> removed(at, app));
  }

  private static Answer removed(OktaOrg org, OktaApp app) {
    if (app.isActive()) {
      org.apps().deactivate(app);
    }
    try {
      org.apps().delete(app);
    } catch (Failure e) {
      throw new Failure(
          e.exit(),
          e.sentence(),
          e.below()
              .and(
                  "The app is inactive now: nobody can log in through it. The same command removes"
                      + " it."));
    }
    return Answer.one(
        Fields.of("client_id", app.clientId()),
        "The app '%s' is removed at Okta. A cluster that still uses it can be given another: 'okta register' makes it, and says how."
            .formatted(app.label()));
  }
}
