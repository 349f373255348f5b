package io.pachsh.access;

import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

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
}
