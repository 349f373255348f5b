package io.pachsh.cli.auth.access;

import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import io.pachsh.command.AskingRule;
import io.pachsh.command.Command;
import io.pachsh.command.Confirmation;
import io.pachsh.console.Console;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.session.Session;
import java.util.List;
import java.util.SortedSet;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Removes members from a group. */
@CommandLine.Command(footer = {"", "Example:", "  auth group remove devs okta:ada@example.com"})
final class GroupRemoveCommand implements Command {
  private final Session session;

  @Mixin private final Confirmation confirmation;

  @Parameters(
      index = "0",
      paramLabel = "GROUP",
      description = "The group; a name alone means group:NAME.")
  private String group = "";

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "PRINCIPAL",
      description = "Who leaves it.")
  private List<String> members = List.of();

  @Mixin private final KnownOption knownOption = new KnownOption();

  @Option(
      names = "--force",
      description = "Even when nobody could administer the cluster afterwards.")
  private boolean force;

  GroupRemoveCommand(Session session, Console console) {
    this.session = session;
    this.confirmation = new Confirmation(session, console, AskingRule.OWN_ADMINISTRATION);
  }

  @Override
  public Answer run(Streams streams) {
    PrincipalWords.requireSingle(members, one -> List.of("auth", "group", "remove", group, one));
    KnownPrincipals known = new KnownPrincipals(session);
    Principal target = known.existingGroup(group);
    List<Principal> removed =
        knownOption.accepted(
            members.stream().map(member -> known.find(member, Resource.CLUSTER)).toList(), streams);
    String loss = "Members leave " + target + ".";
    SortedSet<Resource> lost =
        new OwnAdministration(session.caller()).lostByLeaving(target, removed);
    if (!lost.isEmpty()) {
      confirmation.require(
          List.of(),
          "%s You are one of them, and administer %s by it. Go on?"
              .formatted(loss, String.join(", ", lost.stream().map(Resource::spoken).toList())),
          streams);
    } else {
      confirmation.requireOnProtected(List.of(), loss, streams);
    }
    return MembershipChange.leave(session.caller().groups(), target, removed, force, streams);
  }
}
