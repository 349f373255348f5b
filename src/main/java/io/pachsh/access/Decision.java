package io.pachsh.access;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

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

  /** Finds the role of a name that a holder has in the binding of a resource, or fails. */
  public interface RoleLookup {
    Role role(Resource bound, Principal holder, String name);
  }

  /**
   * Every role that reaches a principal, each with all of its permissions; by resource, holder and
   * role.
   *
   * @param groups those of the principal
   */
  public static List<Step> reaching(
      Principal principal,
      Set<Principal> groups,
      Map<Resource, ? extends Map<Principal, Set<String>>> bindings,
      RoleLookup roles) {
    Set<Principal> holders = new TreeSet<>(groups);
    holders.add(principal);
    holders.add(Principal.ALL_CLUSTER_USERS);
    List<Step> steps = new ArrayList<>();
    bindings.forEach(
        (bound, entries) -> {
          for (Principal holder : holders) {
            for (String name : entries.getOrDefault(holder, Set.of())) {
              Role role = roles.role(bound, holder, name);
              steps.add(new Step(bound, holder, role, role.permissions()));
            }
          }
        });
    steps.sort(
        Comparator.comparing(Step::bound)
            .thenComparing(Step::holder)
            .thenComparing(step -> step.role().wireName()));
    return steps;
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
