package io.pachsh.cli.auth.access;

import io.pachsh.access.Decision;
import io.pachsh.access.Principal;
import io.pachsh.access.RefusedException;
import io.pachsh.access.Resource;
import io.pachsh.access.Role;
import io.pachsh.cluster.Caller;
import io.pachsh.output.Fields;
import io.pachsh.screen.Remedy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The roles that count for a resource, and where they come from: the resource itself, its project
 * or the cluster, as far as the caller may see their bindings.
 */
record ReachingRoles(Caller caller) {
  /** Those of some holders, nearest resource first; a role that pachsh does not know is none. */
  List<Decision.Step> of(Collection<Principal> holders, Resource resource) {
    List<Decision.Step> steps = new ArrayList<>();
    for (Resource bound : Remedy.placesOf(resource)) {
      Map<Principal, Set<String>> entries = binding(bound);
      for (Principal holder : new TreeSet<>(holders)) {
        add(bound, holder, entries.getOrDefault(holder, Set.of()), steps);
      }
    }
    return steps;
  }

  /** What the resource takes over from others, whoever has it, by holder and place. */
  List<Decision.Step> inheritedOn(Resource resource) {
    List<Decision.Step> steps = new ArrayList<>();
    for (Resource bound : Remedy.placesOf(resource)) {
      if (!bound.equals(resource)) {
        binding(bound).forEach((holder, roles) -> add(bound, holder, roles, steps));
      }
    }
    steps.removeIf(step -> !step.role().returnedFor().contains(resource.type()));
    steps.sort(
        Comparator.comparing(Decision.Step::holder)
            .thenComparing(Decision.Step::bound, Comparator.reverseOrder())
            .thenComparing(step -> step.role().wireName()));
    return steps;
  }

  /** Whoever's roles count for a principal: its own, its groups' and everybody's. */
  Set<Principal> holders(Principal principal, boolean isCaller) {
    Set<Principal> holders = new TreeSet<>(Set.of(principal, Principal.ALL_CLUSTER_USERS));
    try {
      holders.addAll(isCaller ? caller.groups().own() : caller.groups().of(principal));
    } catch (RefusedException e) {
      // Their groups are not the caller's to see.
    }
    return holders;
  }

  /** {@code repoReader from project:vision, by group:devs}. */
  static String words(Decision.Step step, Principal principal, Resource resource) {
    String from = step.bound().equals(resource) ? "" : " from " + step.bound().spoken();
    String by = step.holder().equals(principal) ? "" : " by " + step.holder();
    return step.role().wireName() + from + by;
  }

  static Fields fields(Decision.Step step) {
    return Fields.of("role", step.role().wireName())
        .with("from", step.bound().text())
        .with("held_by", step.holder().text());
  }

  private static void add(
      Resource bound, Principal holder, Set<String> roles, List<Decision.Step> steps) {
    new TreeSet<>(roles)
        .forEach(
            name ->
                Role.named(name)
                    .ifPresent(
                        role ->
                            steps.add(new Decision.Step(bound, holder, role, role.permissions()))));
  }

  private Map<Principal, Set<String>> binding(Resource resource) {
    try {
      return caller.bindings().of(resource);
    } catch (RefusedException e) {
      return Map.of();
    }
  }
}
