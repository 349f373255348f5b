package io.pachsh.access;

import java.util.List;
import java.util.Set;

/**
 * What a principal holds on a resource, as pachd's GetPermissions answers it.
 *
 * @param roles the roles found on the way that are returned for this kind of resource, by name
 * @param permissions everything that those roles give
 */
public record Holdings(List<Role> roles, Set<Permission> permissions) {
  public Holdings {
    roles = List.copyOf(roles);
    permissions = Set.copyOf(permissions);
  }
}
