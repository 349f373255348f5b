package io.pachsh.embedded;

import io.pachsh.access.Permission;
import io.pachsh.access.Principal;
import io.pachsh.embedded.change.MembersModified;
import io.pachsh.embedded.change.Proposal;
import io.pachsh.embedded.ledger.Identifiers;
import io.pachsh.embedded.state.Groups;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** A group whose members are to be changed (pachd's ModifyMembers): first added, then removed. */
record MembershipRequest(Principal group, Collection<Principal> add, Collection<Principal> remove) {

  Proposal<Boolean> propose(Gate gate, Identifiers ids) {
    Principal caller = gate.permitted(Permission.CLUSTER_AUTH_MODIFY_GROUP_MEMBERS);
    Groups groups = gate.state().groups();
    Set<Principal> members = groups.membersOf(group);
    Stream.concat(add.stream(), remove.stream())
        .filter(principal -> !members.contains(principal))
        .forEach(principal -> PrincipalRules.requireCanonical(principal, gate.state()));
    Set<Principal> joined = new HashSet<>(add);
    joined.removeAll(remove);
    joined.removeAll(members);
    Set<Principal> left = new HashSet<>(remove);
    left.retainAll(members);
    return groups.isKnown(group) && joined.isEmpty() && left.isEmpty()
        ? Proposal.nothing(false)
        : Proposal.of(new MembersModified(ids.stamp(caller), group, joined, left), true);
  }
}
