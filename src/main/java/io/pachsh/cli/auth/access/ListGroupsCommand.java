package io.pachsh.cli.auth.access;

import io.pachsh.access.Principal;
import io.pachsh.command.Command;
import io.pachsh.command.Listing;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.session.Session;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import picocli.CommandLine;

/** Lists the groups. */
@CommandLine.Command(footer = {"", "Examples:", "  auth list groups", "  auth list groups -o json"})
final class ListGroupsCommand implements Command {
  private final Session session;

  ListGroupsCommand(Session session) {
    this.session = session;
  }

  @Override
  public Answer run(Streams streams) {
    return Listing.of(
        Answer.many(
            List.of("group", "member_count"),
            session.caller().groups().all().entrySet(),
            ListGroupsCommand::row),
        "there are no groups",
        streams);
  }

  private static Fields row(Map.Entry<Principal, SortedSet<Principal>> group) {
    return Fields.of("group", group.getKey().text())
        .with("member_count", group.getValue().size())
        .with("members", group.getValue().stream().map(Principal::text).toList());
  }
}
