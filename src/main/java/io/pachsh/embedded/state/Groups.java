package io.pachsh.embedded.state;

import io.pachsh.access.Principal;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;

/**
 * Who is in which group, readable both ways; an immutable value. As in pachd a group never
 * disappears, and whoever was once told its groups stays known, be it in none.
 */
public record Groups(
    PMap<Principal, PSet<Principal>> byMember, PMap<Principal, PSet<Principal>> members) {
  public static final Groups NONE = new Groups(HashTreePMap.empty(), HashTreePMap.empty());

  public Set<Principal> of(Principal member) {
    return byMember.getOrDefault(member, HashTreePSet.empty());
  }

  public Set<Principal> membersOf(Principal group) {
    return members.getOrDefault(group, HashTreePSet.empty());
  }

  public boolean isKnown(Principal group) {
    return members.containsKey(group);
  }

  /** The same with that group known, be it empty. */
  public Groups opened(Principal group) {
    return isKnown(group) ? this : new Groups(byMember, members.plus(group, HashTreePSet.empty()));
  }

  Groups joined(Principal group, Principal member) {
    return new Groups(plus(byMember, member, group), plus(members, group, member));
  }

  Groups left(Principal group, Principal member) {
    return of(member).contains(group)
        ? new Groups(minus(byMember, member, group), minus(members, group, member))
        : this;
  }

  /** The same with exactly these groups for that member. */
  public Groups with(Principal member, Collection<Principal> groups) {
    Groups next =
        new Groups(
            byMember.plus(member, byMember.getOrDefault(member, HashTreePSet.empty())), members);
    for (Principal old : new HashSet<>(of(member))) {
      if (!groups.contains(old)) {
        next = next.left(old, member);
      }
    }
    for (Principal joined : groups) {
      next = next.joined(joined, member);
    }
    return next;
  }

  private static PMap<Principal, PSet<Principal>> plus(
      PMap<Principal, PSet<Principal>> sets, Principal key, Principal element) {
    return sets.plus(key, sets.getOrDefault(key, HashTreePSet.empty()).plus(element));
  }

  private static PMap<Principal, PSet<Principal>> minus(
      PMap<Principal, PSet<Principal>> sets, Principal key, Principal element) {
    return sets.plus(key, sets.getOrDefault(key, HashTreePSet.empty()).minus(element));
  }
}
