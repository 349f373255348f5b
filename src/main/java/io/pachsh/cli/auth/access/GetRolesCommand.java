package io.pachsh.cli.auth.access;

import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import io.pachsh.cli.place.KnownPlaces;
import io.pachsh.command.Command;
import io.pachsh.command.Listing;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.session.Session;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;

/** Shows who has which roles on a resource. */
final class GetRolesCommand implements Command {
  private final Session session;

  @Mixin private final ResourceArgument argument;

  GetRolesCommand(Session session, ResourceArgument argument) {
    this.session = session;
    this.argument = argument;
  }

  @Override
  public void describe(CommandSpec spec) {
    argument.describe(spec);
  }

  @Override
  public Answer run(Streams streams) {
    Resource resource = argument.resource(session);
    Map<Principal, Set<String>> binding = session.caller().bindings().of(resource);
    if (binding.isEmpty()) {
      new KnownPlaces(session).bindable(resource);
    }
    return Listing.of(
        Answer.many(
            List.of("principal", "roles"),
            new TreeMap<>(binding).entrySet(),
            entry ->
                Fields.of("principal", entry.getKey().text())
                    .with("roles", List.copyOf(new TreeSet<>(entry.getValue())))),
        "nobody has a role on " + resource.text() + " itself",
        streams);
  }
}
