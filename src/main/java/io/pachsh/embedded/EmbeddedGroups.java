package io.pachsh.embedded;

import io.pachsh.access.Permission;
import io.pachsh.access.Principal;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.cluster.GroupMemberships;
import io.pachsh.embedded.change.GroupsSet;
import io.pachsh.embedded.change.Proposal;
import io.pachsh.embedded.state.ClusterState;
import io.pachsh.embedded.state.Groups;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Who is in which group of an embedded cluster, as one caller. */
record EmbeddedGroups(CallerOperations operations) implements GroupMemberships {
  @Override
  public SortedSet<Principal> own() {
    Gate gate = operations.gate();
    return new TreeSet<>(gate.state().groups().of(gate.authenticated().principal()));
  }

  @Override
  public SortedSet<Principal> of(Principal principal) {
    return new TreeSet<>(permitted(Permission.CLUSTER_AUTH_GET_GROUPS).of(principal));
  }

  @Override
  public SortedMap<Principal, SortedSet<Principal>> all() {
    return sorted(permitted(Permission.CLUSTER_AUTH_GET_GROUP_USERS));
  }

  static SortedMap<Principal, SortedSet<Principal>> sorted(Groups groups) {
    SortedMap<Principal, SortedSet<Principal>> sorted = new TreeMap<>();
    groups.members().forEach((group, members) -> sorted.put(group, new TreeSet<>(members)));
    return sorted;
  }

  @Override
  public SortedMap<Principal, Integer> roleCounts() {
    return roleCounts(operations.permitted(Permission.CLUSTER_AUTH_GET_GROUP_USERS));
  }

  static SortedMap<Principal, Integer> roleCounts(ClusterState state) {
    SortedMap<Principal, Integer> counts = new TreeMap<>();
    for (Map<Principal, Set<String>> entries : state.bindings().byResource().values()) {
      entries.forEach(
          (holder, roles) -> {
            if (holder.isGroup()) {
              counts.merge(holder, roles.size(), Integer::sum);
            }
          });
    }
    return counts;
  }

  @Override
  public SortedSet<Principal> membersOf(Principal group) {
    Groups groups = permitted(Permission.CLUSTER_AUTH_GET_GROUP_USERS);
    if (!groups.isKnown(group)) {
      throw new RefusedException(new Refusal.NotFound("groups " + group + " not found"));
    }
    return new TreeSet<>(groups.membersOf(group));
  }

  @Override
  public SortedSet<Principal> everMembers() {
    return new TreeSet<>(permitted(Permission.CLUSTER_AUTH_GET_GROUP_USERS).byMember().keySet());
  }

  private Groups permitted(Permission permission) {
    return operations.permitted(permission).groups();
  }

  @Override
  public void modify(
      Principal group, Collection<Principal> add, Collection<Principal> remove, boolean force) {
    operations.change(
        force, gate -> new MembershipRequest(group, add, remove).propose(gate, operations.ids()));
  }

  @Override
  public void set(Principal principal, Collection<Principal> groups, boolean force) {
    operations.change(
        force,
        gate -> {
          Principal caller = gate.permitted(Permission.CLUSTER_AUTH_MODIFY_GROUP_MEMBERS);
          PrincipalRules.requireCanonical(principal, gate.state());
          Set<Principal> wanted = Set.copyOf(groups);
          Groups known = gate.state().groups();
          return known.byMember().containsKey(principal) && known.of(principal).equals(wanted)
              ? Proposal.nothing(false)
              : Proposal.of(new GroupsSet(operations.ids().stamp(caller), principal, wanted), true);
        });
  }
}
