package io.pachsh.cli.auth.access;

import io.pachsh.access.Permission;
import io.pachsh.access.Principal;
import io.pachsh.access.RefusedException;
import io.pachsh.access.Resource;
import io.pachsh.access.Role;
import io.pachsh.session.Session;
import java.util.Collection;
import java.util.Set;

/** Whether a change takes from the caller what lets them administer the cluster. */
final class OwnAdministration {
  private final Session session;

  OwnAdministration(Session session) {
    this.session = session;
  }

  /** By roles that some lose on a resource. */
  boolean endsBy(Collection<String> roles, Collection<Principal> losing, Resource resource) {
    return resource.type() == Resource.Type.CLUSTER
        && administers(roles)
        && losing.contains(session.caller().whoAmI().principal());
  }

  /** By leaving a group. */
  boolean endsByLeaving(Principal group, Collection<Principal> leaving) {
    return leaving.contains(session.caller().whoAmI().principal()) && administers(rolesOf(group));
  }

  private Set<String> rolesOf(Principal group) {
    try {
      return session.caller().bindings().of(Resource.CLUSTER).getOrDefault(group, Set.of());
    } catch (RefusedException e) {
      return Set.of();
    }
  }

  private static boolean administers(Collection<String> roles) {
    return roles.stream()
        .flatMap(name -> Role.named(name).stream())
        .anyMatch(role -> role.permissions().contains(Permission.CLUSTER_MODIFY_BINDINGS));
  }
}
