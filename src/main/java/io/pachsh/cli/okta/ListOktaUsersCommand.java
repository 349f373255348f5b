package io.pachsh.cli.okta;

import io.pachsh.command.Command;
import io.pachsh.console.Streams;
import io.pachsh.okta.OktaOrg;
import io.pachsh.okta.OktaUser;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import java.util.Comparator;
import java.util.List;
import picocli.CommandLine;

/** Lists the people of the Okta org. */
@CommandLine.Command(footer = {"", "Example:", "  okta users"})
final class ListOktaUsersCommand implements Command {
  private final OktaConnections connections;

  ListOktaUsersCommand(OktaConnections connections) {
    this.connections = connections;
  }

  @Override
  public Answer run(Streams streams) {
    OktaOrg org = connections.org();
    List<OktaUser> users =
        OktaWork.during(org, streams, at -> at.directory().users()).stream()
            .sorted(Comparator.comparing(OktaUser::login))
            .toList();
    return Answer.many(
        List.of("login", "name", "status"),
        users,
        user ->
            Fields.of("login", user.login())
                .with("name", user.name())
                .with("status", user.status()));
  }
}
