package io.pachsh.access;

import java.util.List;
import java.util.Set;

/**
 * What a principal holds on a resource, as pachd's GetPermissions answers it.
 *
 * @param roles the roles found on the way that are returned for this kind of resource, by name
 * @param permissions everything that those roles give
 * @param unknown what else the cluster says, in its words: roles and permissions of a pachd that is
 *     newer than we are
 */
public record Holdings(List<Role> roles, Set<Permission> permissions, List<String> unknown) {
  /** What holds nothing that we do not know. */
  public Holdings(List<Role> roles, Set<Permission> permissions) {
    this(roles, permissions, List.of());
  }

  public Holdings {
    roles = List.copyOf(roles);
    permissions = Set.copyOf(permissions);
    unknown = List.copyOf(unknown);
  }
}
