package io.pachsh.cli.auth.access;

import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import io.pachsh.cli.place.KnownPlaces;
import io.pachsh.command.ProjectOption;
import io.pachsh.console.Streams;
import io.pachsh.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The words of {@code auth add} and {@code auth remove}: ROLES PRINCIPAL... RESOURCE. */
final class RoleChangeLine {
  private static final List<String> KINDS = List.of("project", "repo");

  private final Session session;
  private final String command;

  @Parameters(
      arity = "3..*",
      paramLabel = "ROLES PRINCIPAL... RESOURCE",
      hideParamSyntax = true,
      description = "The roles, separated by commas; whom it is about, one or more; on what.")
  private List<String> words = List.of();

  @Mixin private final KnownOption knownOption = new KnownOption();

  @Mixin private final ProjectOption projectOption = new ProjectOption();

  /** {@code command} is what the line begins with. */
  RoleChangeLine(Session session, String command) {
    this.session = session;
    this.command = command;
  }

  /** Reads it; {@code force} leaves the principals unchecked. */
  RoleChange read(boolean force, Streams streams) {
    int size = words.size();
    int place = size > 3 && KINDS.contains(words.get(size - 2)) ? size - 2 : size - 1;
    Resource resource = projectOption.resource(words.subList(place, size), session);
    List<String> before = words.subList(0, place);
    int first = firstPrincipal(before);
    SortedSet<String> roles = RoleList.known(before.subList(0, first));
    List<String> names = before.subList(first, before.size());
    new KnownPlaces(session).bindable(resource);
    if (!force) {
      PrincipalWords.requireSingleOrForce(
          names,
          one -> {
            List<String> line = new ArrayList<>(List.of(command.split(" ")));
            line.addAll(List.of(String.join(",", roles), one, resource.text()));
            return line;
          });
    }
    return new RoleChange(roles, principals(names, resource, force, streams), resource);
  }

  private List<Principal> principals(
      List<String> names, Resource resource, boolean force, Streams streams) {
    if (force && !knownOption.isGiven()) {
      return names.stream().map(Principal::new).distinct().toList();
    }
    KnownPrincipals known = new KnownPrincipals(session);
    return knownOption.accepted(
        names.stream().map(name -> known.find(name, resource)).toList(), streams);
  }

  /** Roles may stand in several words, too: the first that looks like a principal ends them. */
  private static int firstPrincipal(List<String> words) {
    for (int i = 1; i < words.size(); i++) {
      if (isPrincipal(words.get(i))) {
        return i;
      }
    }
    return words.size() - 1;
  }

  private static boolean isPrincipal(String word) {
    return word.indexOf(':') >= 0
        || word.indexOf('@') >= 0
        || word.toLowerCase(Locale.ROOT)
            .startsWith(Principal.ALL_CLUSTER_USERS.text().toLowerCase(Locale.ROOT));
  }
}
