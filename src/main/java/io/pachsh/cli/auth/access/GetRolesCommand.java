package io.pachsh.cli.auth.access;

import io.pachsh.access.Decision;
import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import io.pachsh.cli.place.KnownPlaces;
import io.pachsh.command.Command;
import io.pachsh.command.Listing;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
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
    if (resource.type() == Resource.Type.CLUSTER) {
      return listed(resource, List.of("principal", "roles"), rows(binding, Map.of()), streams);
    }
    SortedMap<Principal, List<Decision.Step>> inherited = new TreeMap<>();
    new ReachingRoles(session.caller())
        .inheritedOn(resource)
        .forEach(
            step -> inherited.computeIfAbsent(step.holder(), it -> new ArrayList<>()).add(step));
    return listed(
        resource, List.of("principal", "roles", "inherited"), rows(binding, inherited), streams);
  }

  private static List<Fields> rows(
      Map<Principal, Set<String>> binding, Map<Principal, List<Decision.Step>> inherited) {
    SortedSet<Principal> principals = new TreeSet<>(binding.keySet());
    principals.addAll(inherited.keySet());
    return principals.stream()
        .map(
            who ->
                Fields.of("principal", who.text())
                    .with("roles", List.copyOf(new TreeSet<>(binding.getOrDefault(who, Set.of()))))
                    .with(
                        "inherited",
                        inherited.getOrDefault(who, List.of()).stream()
                            .map(step -> step.role().wireName() + " from " + step.bound().text())
                            .toList()))
        .toList();
  }

  private static Answer listed(
      Resource resource, List<String> columns, List<Fields> rows, Streams streams) {
    return Listing.of(
        Answer.many(columns, rows), "nobody has a role on " + resource.text() + " itself", streams);
  }
}
