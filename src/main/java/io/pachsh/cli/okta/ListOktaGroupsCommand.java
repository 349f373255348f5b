package io.pachsh.cli.okta;

import io.pachsh.command.Command;
import io.pachsh.console.Streams;
import io.pachsh.okta.OktaGroup;
import io.pachsh.okta.OktaOrg;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import java.util.Comparator;
import java.util.List;
import picocli.CommandLine;

/** Lists the groups of the Okta org. */
@CommandLine.Command(footer = {"", "Example:", "  okta groups"})
final class ListOktaGroupsCommand implements Command {
  private final OktaConnections connections;

  ListOktaGroupsCommand(OktaConnections connections) {
    this.connections = connections;
  }

  @Override
  public Answer run(Streams streams) {
    OktaOrg org = connections.org();
    List<OktaGroup> groups =
        OktaWork.during(org, streams, at -> at.directory().groups()).stream()
            .sorted(Comparator.comparing(OktaGroup::name))
            .toList();
    return Answer.many(
            List.of("name", "type", "description"),
            groups,
            group ->
                Fields.of("name", group.name())
                    .with("type", group.type())
                    .with("description", group.description()))
        .withProse("description");
  }
}
