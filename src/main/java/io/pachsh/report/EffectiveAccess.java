package io.pachsh.report;

import io.pachsh.access.AccessPolicy;
import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import io.pachsh.access.Role;
import io.pachsh.cluster.AccessFindings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Who stands where under a policy: reasons, read in the order in which pachd reads bindings. */
final class EffectiveAccess {
  private final AccessPolicy policy;
  private final Map<Principal, SortedSet<Principal>> groupsOf = new HashMap<>();

  EffectiveAccess(AccessPolicy policy) {
    this.policy = policy;
    policy
        .groups()
        .forEach(
            (group, members) ->
                members.forEach(
                    who -> groupsOf.computeIfAbsent(who, unused -> new TreeSet<>()).add(group)));
  }

  /** Why a principal has which roles on a resource; empty when it has none. */
  List<Reason> reasons(Principal principal, Resource resource) {
    List<Reason> reasons = new ArrayList<>();
    for (Resource bound : chain(resource)) {
      SortedMap<Principal, SortedSet<String>> entries = entries(bound);
      holders(principal)
          .forEach(
              holder ->
                  entries.getOrDefault(holder, Collections.emptySortedSet()).stream()
                      .filter(role -> reaches(role, bound, resource))
                      .forEach(role -> reasons.add(new Reason(role, bound, holder))));
    }
    return reasons;
  }

  /** Everybody who has more on a resource than everybody has, groups and their members included. */
  SortedSet<Principal> standingOut(Resource resource) {
    SortedSet<Principal> found = new TreeSet<>();
    for (Resource bound : chain(resource)) {
      entries(bound)
          .forEach(
              (holder, roles) -> {
                if (roles.stream().anyMatch(role -> reaches(role, bound, resource))) {
                  found.add(holder);
                  found.addAll(members(holder));
                }
              });
    }
    found.remove(Principal.ALL_CLUSTER_USERS);
    return found;
  }

  /** Everybody who may change the cluster's bindings, themselves or by group. */
  SortedSet<Principal> administrators() {
    SortedSet<Principal> found = new TreeSet<>();
    entries(Resource.CLUSTER)
        .forEach(
            (holder, roles) -> {
              if (AccessFindings.administers(roles)) {
                found.add(holder);
                found.addAll(members(holder));
              }
            });
    return found;
  }

  Set<Principal> members(Principal group) {
    return policy.groups().getOrDefault(group, Collections.emptySortedSet());
  }

  private SortedMap<Principal, SortedSet<String>> entries(Resource resource) {
    return policy.bindings().getOrDefault(resource, Collections.emptySortedMap());
  }

  private Stream<Principal> holders(Principal principal) {
    if (principal.isGroup()) {
      return Stream.of(principal);
    }
    return Stream.concat(
            Stream.of(principal, Principal.ALL_CLUSTER_USERS),
            groupsOf.getOrDefault(principal, Collections.emptySortedSet()).stream())
        .distinct();
  }

  private static List<Resource> chain(Resource resource) {
    return switch (resource.type()) {
      case CLUSTER -> List.of(resource);
      case PROJECT -> List.of(Resource.CLUSTER, resource);
      default -> List.of(Resource.CLUSTER, Resource.project(project(resource)), resource);
    };
  }

  /** The project's name in a repo's. */
  static String project(Resource repo) {
    int slash = repo.name().indexOf('/');
    return slash < 0 ? repo.name() : repo.name().substring(0, slash);
  }

  /** Whether a role that is bound above means anything on this kind of resource. */
  private static boolean reaches(String role, Resource bound, Resource resource) {
    return bound.equals(resource)
        || Role.named(role).filter(it -> it.returnedFor().contains(resource.type())).isPresent();
  }
}
