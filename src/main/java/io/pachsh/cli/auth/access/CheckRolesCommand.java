package io.pachsh.cli.auth.access;

import io.pachsh.access.Decision;
import io.pachsh.access.Holdings;
import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import io.pachsh.access.Role;
import io.pachsh.cli.place.KnownPlaces;
import io.pachsh.cluster.PermissionQueries;
import io.pachsh.command.Command;
import io.pachsh.command.Listing;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;

/** Shows what somebody, or the caller, may do on a resource. */
final class CheckRolesCommand implements Command {
  private final Session session;

  @Mixin private final ResourceArgument argument;

  @Parameters(
      arity = "0..1",
      paramLabel = "PRINCIPAL",
      description = "About whom; yourself when absent.")
  private @Nullable String principal;

  CheckRolesCommand(Session session, ResourceArgument argument) {
    this.session = session;
    this.argument = argument;
  }

  @Override
  public void describe(CommandSpec spec) {
    argument.describe(spec);
  }

  @Override
  public Answer run(Streams streams) {
    Resource resource = new KnownPlaces(session).bindable(argument.resource(session));
    PermissionQueries permissions = session.caller().permissions();
    Optional<Principal> asked =
        Optional.ofNullable(principal)
            .map(text -> new KnownPrincipals(session).asked(text, resource, streams));
    Holdings holdings =
        asked.isEmpty() ? permissions.own(resource) : permissions.of(asked.get(), resource);
    if (!holdings.unknown().isEmpty()) {
      Listing.note(
          "this pachd also says what pachsh does not know: "
              + String.join(", ", holdings.unknown()),
          streams);
    }
    List<String> roles = holdings.roles().stream().map(Role::wireName).sorted().toList();
    List<String> names = holdings.permissions().stream().sorted().map(Enum::name).toList();
    List<String> lines = new ArrayList<>();
    lines.add("Roles: [" + String.join(" ", roles) + "]");
    lines.add("Permissions: [" + String.join(" ", names) + "]");
    Principal whose = asked.orElseGet(() -> session.caller().whoAmI().principal());
    List<Decision.Step> inherited = inherited(whose, asked.isEmpty(), resource, holdings);
    if (!inherited.isEmpty()) {
      lines.add("Inherited:");
      inherited.forEach(step -> lines.add("  " + ReachingRoles.words(step, whose, resource)));
    }
    return new Answer.One(
        Fields.of("roles", roles)
            .with("permissions", names)
            .with("inherited", inherited.stream().map(ReachingRoles::fields).toList()),
        lines);
  }

  /** The ways to these roles but the principal's own entry on the resource. */
  private List<Decision.Step> inherited(
      Principal whose, boolean isCaller, Resource resource, Holdings holdings) {
    ReachingRoles roles = new ReachingRoles(session.caller());
    return roles.of(roles.holders(whose, isCaller), resource).stream()
        .filter(step -> holdings.roles().contains(step.role()))
        .filter(step -> !(step.bound().equals(resource) && step.holder().equals(whose)))
        .toList();
  }
}
