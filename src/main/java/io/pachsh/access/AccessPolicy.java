package io.pachsh.access;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Everything that decides about access on a cluster, in stable order: what {@code access export}
 * writes and {@code access apply} makes so.
 *
 * @param bindings roles by resource and principal, by name; a resource without entries stays listed
 * @param groups members by group
 * @param robots every robot that has a role or a token
 */
public record AccessPolicy(
    SortedMap<Resource, SortedMap<Principal, SortedSet<String>>> bindings,
    SortedMap<Principal, SortedSet<Principal>> groups,
    SortedSet<Principal> robots) {
  public AccessPolicy {
    bindings = Collections.unmodifiableSortedMap(new TreeMap<>(bindings));
    groups = Collections.unmodifiableSortedMap(new TreeMap<>(groups));
    robots = Collections.unmodifiableSortedSet(robots);
  }

  /** Whoever has a role anywhere, groups and {@code allClusterUsers} among them. */
  public NavigableSet<Principal> holders() {
    NavigableSet<Principal> all = new TreeSet<>();
    bindings.values().forEach(entries -> all.addAll(entries.keySet()));
    return all;
  }

  /** Everybody who is named anywhere: holders of roles, groups, their members, robots. */
  public NavigableSet<Principal> principals() {
    NavigableSet<Principal> all = holders();
    all.addAll(groups.keySet());
    groups.values().forEach(all::addAll);
    all.addAll(robots);
    return all;
  }

  /**
   * The policy of bindings in any order.
   *
   * @param known everybody who has a role or a token
   */
  public static AccessPolicy of(
      Map<Resource, ? extends Map<Principal, Set<String>>> bindings,
      SortedMap<Principal, SortedSet<Principal>> groups,
      Collection<Principal> known) {
    SortedMap<Resource, SortedMap<Principal, SortedSet<String>>> sorted = new TreeMap<>();
    bindings.forEach(
        (resource, entries) -> {
          SortedMap<Principal, SortedSet<String>> roles = new TreeMap<>();
          entries.forEach((principal, names) -> roles.put(principal, new TreeSet<>(names)));
          sorted.put(resource, roles);
        });
    SortedSet<Principal> robots = new TreeSet<>(known);
    robots.removeIf(principal -> !principal.kind().equals("robot"));
    return new AccessPolicy(sorted, groups, robots);
  }
}
