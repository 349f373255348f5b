package io.pachsh.cli.okta;

import io.pachsh.command.Command;
import io.pachsh.console.Streams;
import io.pachsh.okta.OktaApp;
import io.pachsh.okta.OktaOrg;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import java.util.Comparator;
import java.util.List;
import picocli.CommandLine;

/** Lists the apps of the Okta org. */
@CommandLine.Command(footer = {"", "Example:", "  okta apps"})
final class ListOktaAppsCommand implements Command {
  private final OktaConnections connections;

  ListOktaAppsCommand(OktaConnections connections) {
    this.connections = connections;
  }

  @Override
  public Answer run(Streams streams) {
    OktaOrg org = connections.org();
    List<OktaApp> apps =
        OktaWork.during(org, streams, at -> at.apps().all()).stream()
            .sorted(Comparator.comparing(OktaApp::label).thenComparing(OktaApp::id))
            .toList();
    return Answer.many(
        List.of("name", "client_id", "type", "active"),
        apps,
        app ->
            Fields.of("name", app.label())
                .with("client_id", app.clientId())
                .with("type", app.isOpenIdConnect() ? app.applicationType() : app.signOnMode())
                .with("active", app.isActive()));
  }
}
