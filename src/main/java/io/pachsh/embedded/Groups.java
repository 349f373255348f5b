package io.pachsh.embedded;

import io.pachsh.access.Principal;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;

/** Who is in which group, readable both ways; an immutable value. */
record Groups(PMap<Principal, PSet<Principal>> byMember, PMap<Principal, PSet<Principal>> members) {
  static final Groups NONE = new Groups(HashTreePMap.empty(), HashTreePMap.empty());

  Set<Principal> of(Principal member) {
    return byMember.getOrDefault(member, HashTreePSet.empty());
  }

  Set<Principal> membersOf(Principal group) {
    return members.getOrDefault(group, HashTreePSet.empty());
  }

  /** The same with exactly these groups for that member. */
  Groups with(Principal member, Collection<Principal> groups) {
    PMap<Principal, PSet<Principal>> changed = members;
    for (Principal left : new HashSet<>(of(member))) {
      PSet<Principal> rest = changed.getOrDefault(left, HashTreePSet.empty()).minus(member);
      changed = rest.isEmpty() ? changed.minus(left) : changed.plus(left, rest);
    }
    for (Principal joined : groups) {
      changed =
          changed.plus(joined, changed.getOrDefault(joined, HashTreePSet.empty()).plus(member));
    }
    return new Groups(
        groups.isEmpty()
            ? byMember.minus(member)
            : byMember.plus(member, HashTreePSet.from(groups)),
        changed);
  }
}
