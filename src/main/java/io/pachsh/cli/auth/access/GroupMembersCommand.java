package io.pachsh.cli.auth.access;

import io.pachsh.access.Principal;
import io.pachsh.command.Command;
import io.pachsh.command.Listing;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.session.Session;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** Lists the members of a group. */
@CommandLine.Command(footer = {"", "Example:", "  auth group members group/okta:data-science"})
final class GroupMembersCommand implements Command {
  private final Session session;

  @Parameters(
      index = "0",
      paramLabel = "GROUP",
      description = "The group; a name alone means group:NAME.")
  private String group = "";

  GroupMembersCommand(Session session) {
    this.session = session;
  }

  @Override
  public Answer run(Streams streams) {
    Principal target = new KnownPrincipals(session).existingGroup(group);
    return Listing.of(
        Answer.many(
            List.of("principal"),
            session.caller().groups().membersOf(target),
            member -> Fields.of("principal", member.text())),
        "nobody is in " + target,
        streams);
  }
}
