package io.pachsh.cli.auth.access;

import io.pachsh.access.Principal;
import io.pachsh.command.Command;
import io.pachsh.command.Listing;
import io.pachsh.command.Session;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import java.util.ArrayList;
import java.util.List;
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
    List<Fields> rows = new ArrayList<>();
    session
        .caller()
        .administration()
        .members()
        .forEach(
            (group, members) ->
                rows.add(
                    Fields.of("group", group.text())
                        .with("member_count", members.size())
                        .with("members", members.stream().map(Principal::text).toList())));
    return Listing.of(List.of("group", "member_count"), rows, "there are no groups", streams);
  }
}
