package io.pachsh.cli.auth.access;

import io.pachsh.access.Holdings;
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
import java.util.List;
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
    Holdings holdings =
        principal == null
            ? permissions.own(resource)
            : permissions.of(
                new KnownPrincipals(session).asked(principal, resource, streams), resource);
    if (!holdings.unknown().isEmpty()) {
      Listing.note(
          "this pachd also says what pachsh does not know: "
              + String.join(", ", holdings.unknown()),
          streams);
    }
    List<String> roles = holdings.roles().stream().map(Role::wireName).sorted().toList();
    List<String> names = holdings.permissions().stream().sorted().map(Enum::name).toList();
    return Answer.one(
        Fields.of("roles", roles).with("permissions", names),
        "Roles: [" + String.join(" ", roles) + "]",
        "Permissions: [" + String.join(" ", names) + "]");
  }
}
