package io.pachsh.cli.auth.access;

import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import io.pachsh.command.Command;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.session.GroupsAtLogin;
import io.pachsh.session.Session;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Adds members to a group, which exists as soon as it has one. */
@CommandLine.Command(
    footer = {
      "",
      "A login sets a person's groups anew, as the provider names them: let the provider name the",
      "group, or give the person roles with 'auth add'. Robots stay in their groups.",
      "",
      "Example:",
      "  auth group add devs robot:ci robot:nightly"
    })
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

  @Mixin private final KnownOption knownOption = new KnownOption();

  GroupAddCommand(Session session) {
    this.session = session;
  }

  @Override
  public Answer run(Streams streams) {
    PrincipalWords.requireSingle(List.of(group), one -> line(one, members));
    PrincipalWords.requireSingle(members, one -> line(group, List.of(one)));
    KnownPrincipals known = new KnownPrincipals(session);
    List<KnownPrincipals.Named> named = new ArrayList<>(List.of(known.findGroup(group)));
    members.forEach(member -> named.add(known.find(member, Resource.CLUSTER)));
    List<Principal> accepted = knownOption.accepted(named, streams);
    // A group may be named among its members, too: whoever is named twice is answered once.
    List<Principal> joining =
        named.subList(1, named.size()).stream()
            .map(KnownPrincipals.Named::principal)
            .distinct()
            .toList();
    new GroupsAtLogin(session).note(joining).ifPresent(streams::note);
    return MembershipChange.join(session.caller().groups(), accepted.get(0), joining, streams);
  }

  private static List<String> line(String group, List<String> members) {
    List<String> line = new ArrayList<>(List.of("auth", "group", "add", group));
    line.addAll(members);
    return line;
  }
}
