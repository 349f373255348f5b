package io.pachsh.cluster;

import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What somebody has on a cluster by themselves, and beside it what everybody has.
 *
 * @param roles their own roles by resource
 * @param everybodys the roles by resource that everybody has who can log in
 * @param groups the groups they are in
 * @param tokens how many of their tokens the cluster keeps; empty where it does not say
 * @param robots what the robots have that they made, which are those of whose tokens they issued
 *     the first
 * @param untold what the cluster cannot be asked, in clauses
 */
public record Belongings(
    Principal principal,
    SortedMap<Resource, Set<String>> roles,
    SortedMap<Resource, Set<String>> everybodys,
    SortedSet<Principal> groups,
    OptionalInt tokens,
    List<Belongings> robots,
    List<String> untold) {
  public Belongings {
    roles = Collections.unmodifiableSortedMap(new TreeMap<>(roles));
    everybodys = Collections.unmodifiableSortedMap(new TreeMap<>(everybodys));
    groups = Collections.unmodifiableSortedSet(new TreeSet<>(groups));
    robots = List.copyOf(robots);
    untold = List.copyOf(untold);
  }

  /** The roles that somebody has themselves in some bindings. */
  public static SortedMap<Resource, Set<String>> roles(
      Principal holder, Map<Resource, ? extends Map<Principal, Set<String>>> bindings) {
    SortedMap<Resource, Set<String>> roles = new TreeMap<>();
    bindings.forEach(
        (resource, entries) -> {
          Set<String> names = entries.getOrDefault(holder, Set.of());
          if (!names.isEmpty()) {
            roles.put(resource, new TreeSet<>(names));
          }
        });
    return roles;
  }

  /** Whether nothing is known that could be taken away. */
  public boolean isNothing() {
    return roles.isEmpty() && groups.isEmpty() && tokens.orElse(0) == 0 && robots.isEmpty();
  }

  /** The same without the robots. */
  public Belongings alone() {
    return new Belongings(principal, roles, everybodys, groups, tokens, List.of(), untold);
  }
}
