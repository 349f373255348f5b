package io.pachsh.cli.auth.access;

import io.pachsh.access.Decision;
import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import io.pachsh.access.Role;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** How roles, resources and the ways to them are written in sentences. */
final class AccessNames {
  private AccessNames() {}

  /** {@code cluster}, {@code project} or {@code repo}. */
  static String kind(Resource resource) {
    return resource.type().name().toLowerCase(Locale.ROOT);
  }

  /** The names of the roles that are meant for that kind of resource. */
  static List<String> rolesFor(Resource.Type type) {
    return Arrays.stream(Role.values())
        .filter(role -> role.bindableTo().contains(type))
        .map(Role::wireName)
        .toList();
  }

  /** {@code a, b}, or {@code no role}. */
  static String list(Collection<String> roles) {
    return roles.isEmpty() ? "no role" : String.join(", ", roles);
  }

  /** Who has a role that counts for a principal: itself, everybody, or a group it is in. */
  static String by(Decision.Step step, Principal principal) {
    String where = " on " + step.bound().spoken();
    if (step.holder().equals(principal)) {
      return "its own role " + step.role().wireName() + where;
    }
    String whose =
        step.holder().equals(Principal.ALL_CLUSTER_USERS)
            ? " that everybody has (allClusterUsers)"
            : " of " + step.holder() + ", of which it is a member";
    return "the role " + step.role().wireName() + where + whose;
  }
}
