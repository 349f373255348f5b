package io.pachsh.cli.auth.access;

import io.pachsh.access.Principal;
import io.pachsh.command.Command;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.session.Session;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** Adds members to a group, which exists as soon as it has one. */
@CommandLine.Command(
    footer = {"", "Example:", "  auth group add devs robot:ci okta:ada@example.com"})
final class GroupAddCommand implements Command {
  private final Session session;

  @Parameters(
      index = "0",
      paramLabel = "GROUP",
      description = "The group; a name alone means group:NAME.")
  private String group = "";

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "PRINCIPAL",
      description = "Who joins it.")
  private List<String> members = List.of();

  GroupAddCommand(Session session) {
    this.session = session;
  }

  @Override
  public Answer run(Streams streams) {
    KnownPrincipals known = new KnownPrincipals(session);
    Principal target = known.group(group);
    List<Principal> added = members.stream().map(known::named).toList();
    return MembershipChange.join(session.caller().groups(), target, added);
  }
}
