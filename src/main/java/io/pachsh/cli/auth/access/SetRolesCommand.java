package io.pachsh.cli.auth.access;

import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import io.pachsh.cli.place.KnownPlaces;
import io.pachsh.command.Command;
import io.pachsh.command.Confirmation;
import io.pachsh.console.Console;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.policy.PolicyDifference;
import io.pachsh.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Replaces all roles of somebody on a resource, and asks before any is lost. */
final class SetRolesCommand implements Command {
  private final Session session;

  @Mixin private final ResourceArgument argument;

  @Parameters(
      index = "0..*",
      arity = "2..*",
      paramLabel = "ROLES PRINCIPAL",
      hideParamSyntax = true,
      description = "The roles, separated by commas, or 'none'; and who gets them.")
  private List<String> words = List.of();

  @Mixin private final Confirmation confirmation;

  @Mixin private final KnownOption knownOption = new KnownOption();

  @Option(
      names = "--force",
      description = "Do as pachd would: any role anywhere, and the last administrator may go.")
  private boolean force;

  SetRolesCommand(Session session, Console console, ResourceArgument argument) {
    this.session = session;
    this.confirmation = new Confirmation(session, console);
    this.argument = argument;
  }

  @Override
  public void describe(CommandSpec spec) {
    argument.describe(spec);
  }

  @Override
  public Answer run(Streams streams) {
    Resource resource = argument.resource(session);
    int last = words.size() - 1;
    SortedSet<String> roles = RoleList.orNone(words.subList(0, last));
    if (!force) {
      RoleList.requireBindable(roles, resource);
    }
    new KnownPlaces(session).bindable(resource);
    if (!force) {
      PrincipalWords.requireSingleOrForce(
          words.subList(last, words.size()),
          one -> {
            List<String> command = new ArrayList<>(List.of("auth", "set"));
            command.addAll(ResourceArgument.words(resource));
            command.addAll(List.of(named(roles), one));
            return command;
          });
    }
    Principal principal = principal(words.get(last), resource, streams);
    Map<Principal, Set<String>> before = session.caller().bindings().of(resource);
    List<String> changes =
        PolicyDifference.ofRoles(resource, List.of(principal), before, Map.of(principal, roles))
            .lines();
    SortedSet<String> lost = new TreeSet<>(before.getOrDefault(principal, Set.of()));
    lost.removeAll(roles);
    String where = " on " + resource.spoken();
    if (!lost.isEmpty()) {
      confirmation.require(
          List.of(),
          "%s loses %s%s. Go on?".formatted(principal, String.join(", ", lost), where),
          streams);
    }
    session.caller().bindings().set(resource, principal, roles, force);
    streams.changes(changes);
    return Answer.one(
        Fields.of("principal", principal.text())
            .with("resource", resource.text())
            .with("roles", List.copyOf(roles))
            .with("lost", List.copyOf(lost)),
        principal
            + " has "
            + AccessNames.list(roles)
            + where
            + (lost.isEmpty() ? "." : "; it lost " + String.join(", ", lost) + "."));
  }

  private Principal principal(String text, Resource resource, Streams streams) {
    return force && !knownOption.isGiven()
        ? new Principal(text)
        : knownOption
            .accepted(List.of(new KnownPrincipals(session).find(text, resource)), streams)
            .get(0);
  }

  private static String named(SortedSet<String> roles) {
    return roles.isEmpty() ? "none" : String.join(",", roles);
  }
}
