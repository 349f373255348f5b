package io.pachsh.access;

import java.util.List;
import java.util.Set;

/**
 * What evaluating a principal's access to a resource found.
 *
 * @param missing the wanted permissions that nothing grants
 * @param path the roles that granted something, in the order in which they were met
 */
public record Decision(Set<Permission> missing, List<Step> path) {
  public Decision {
    missing = Set.copyOf(missing);
    path = List.copyOf(path);
  }

  public boolean isAllowed() {
    return missing.isEmpty();
  }

  /**
   * One role on the way.
   *
   * @param bound the resource whose binding was read
   * @param holder the entry in it: the principal itself, everybody, or one of its groups
   * @param granted the wanted permissions that this role was the first to give
   */
  public record Step(Resource bound, Principal holder, Role role, Set<Permission> granted) {
    public Step {
      granted = Set.copyOf(granted);
    }
  }
}
