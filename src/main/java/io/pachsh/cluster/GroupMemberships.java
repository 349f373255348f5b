package io.pachsh.cluster;

import io.pachsh.access.Principal;
import java.util.Collection;
import java.util.SortedMap;
import java.util.SortedSet;

/** Who is in which group of a cluster, as one caller. */
public interface GroupMemberships {
  /** The caller's groups (GetGroups). */
  SortedSet<Principal> own();

  /** Another principal's groups (GetGroupsForPrincipal). */
  SortedSet<Principal> of(Principal principal);

  /** All groups with their members; of a real cluster those that have some. */
  SortedMap<Principal, SortedSet<Principal>> all();

  /** The groups that have roles, whoever is in them, and how many; asks for every binding. */
  SortedMap<Principal, Integer> roleCounts();

  /** The members of a group (GetUsers); an unknown group is a refusal. */
  SortedSet<Principal> membersOf(Principal group);

  /** Everybody whose groups were ever set, be they in none now (GetUsers without a group). */
  SortedSet<Principal> everMembers();

  /** Adds, then removes members (ModifyMembers); creates the group implicitly. */
  void modify(
      Principal group, Collection<Principal> add, Collection<Principal> remove, boolean force);

  /** Puts a principal into exactly these groups, which come to be if need be (SetGroupsForUser). */
  void set(Principal principal, Collection<Principal> groups, boolean force);
}
