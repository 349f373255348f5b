package io.pachsh.embedded;

import io.pachsh.access.AccessPolicy;
import io.pachsh.access.Permission;
import io.pachsh.access.Principal;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.access.Resource;
import io.pachsh.embedded.change.ContentChanged;
import io.pachsh.embedded.change.Proposal;
import io.pachsh.embedded.change.Stamp;
import io.pachsh.embedded.ledger.Identifiers;
import io.pachsh.embedded.state.ClusterState;
import io.pachsh.embedded.state.Edit;
import io.pachsh.embedded.state.MemberEdit;
import io.pachsh.embedded.state.RolesEdit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A policy that a cluster is to be made like. Roles of an entry that it names are replaced, members
 * of a group that it names are added.
 *
 * @param missing places that are made first, as their owner's
 * @param prune whether entries and members that it does not name go, save those of pachd itself
 */
record PolicyRequest(AccessPolicy policy, List<Resource> missing, boolean prune) {
  private static final Set<String> PACHDS_OWN = Set.of("pach", "internal");

  Proposal<Boolean> propose(Gate gate, Identifiers ids) {
    Stamp stamp = ids.stamp(gate.authenticated().principal());
    List<Edit> made = new ArrayList<>();
    ClusterState before = gate.state();
    for (Resource place : missing) {
      Gate there = new Gate(before, gate.token(), gate.now());
      List<Edit> edits = new PlaceRequest(place).created(there, stamp, "").edits(before);
      made.addAll(edits);
      before = Edit.all(edits, before);
    }
    List<Edit> edits = new ArrayList<>();
    addRoles(before, edits);
    addMembers(before, edits);
    permit(edits, new Gate(before, gate.token(), gate.now()));
    made.addAll(edits);
    return made.isEmpty()
        ? Proposal.nothing(false)
        : Proposal.of(
            new ContentChanged(stamp, ContentChanged.Cause.POLICY, renewed(made, gate.state())),
            true);
  }

  /** The edits, the last one of each piece, each of which tells what goes by it. */
  private static List<Edit> renewed(List<Edit> edits, ClusterState state) {
    Map<Edit, Edit> last = new LinkedHashMap<>();
    edits.forEach(edit -> last.put(edit.piece(), edit));
    return last.values().stream().map(edit -> edit.renewed(state)).toList();
  }

  private void addRoles(ClusterState state, List<Edit> edits) {
    policy
        .bindings()
        .forEach(
            (resource, wanted) -> {
              Map<Principal, Set<String>> entries =
                  state
                      .binding(resource)
                      .orElseThrow(() -> new RefusedException(new Refusal.NoRoleBinding(resource)));
              wanted.forEach(
                  (principal, roles) -> {
                    if (!entries.getOrDefault(principal, Set.of()).equals(roles)) {
                      edits.add(new RolesEdit(resource, principal, roles));
                    }
                  });
            });
    if (prune) {
      for (Resource resource : state.bindings().byResource().keySet()) {
        pruneRoles(resource, state, edits);
      }
    }
  }

  private void pruneRoles(Resource resource, ClusterState state, List<Edit> edits) {
    Map<Principal, ?> wanted = policy.bindings().get(resource);
    for (Principal bound : state.binding(resource).orElseThrow().keySet()) {
      if ((wanted == null || !wanted.containsKey(bound)) && !PACHDS_OWN.contains(bound.kind())) {
        edits.add(new RolesEdit(resource, bound, Set.of()));
      }
    }
  }

  private void addMembers(ClusterState state, List<Edit> edits) {
    policy
        .groups()
        .forEach(
            (group, members) -> {
              Set<Principal> present = state.groups().membersOf(group);
              for (Principal member : members) {
                if (!present.contains(member)) {
                  edits.add(new MemberEdit(group, member, true));
                }
              }
            });
    if (prune) {
      state.groups().members().keySet().forEach(group -> pruneMembers(group, state, edits));
    }
  }

  private void pruneMembers(Principal group, ClusterState state, List<Edit> edits) {
    SortedSet<Principal> wanted = policy.groups().getOrDefault(group, new TreeSet<>());
    for (Principal member : state.groups().membersOf(group)) {
      if (!wanted.contains(member)) {
        edits.add(new MemberEdit(group, member, false));
      }
    }
  }

  /** Every gate that the edits would pass one by one, each once. */
  static void permit(List<Edit> edits, Gate gate) {
    Set<Resource> permitted = new HashSet<>();
    boolean members = false;
    for (Edit edit : edits) {
      if (edit instanceof RolesEdit roles) {
        BindingRequest bindingRequest = new BindingRequest(roles.resource(), roles.principal());
        bindingRequest.requireSubject(gate.state());
        if (permitted.add(roles.resource())) {
          bindingRequest.permitted(gate);
        }
        bindingRequest.requireRoles(roles.roles(), gate.state());
      } else if (edit instanceof MemberEdit member) {
        if (member.in()) {
          PrincipalRules.requireCanonical(member.member(), gate.state());
        }
        members = true;
      }
    }
    if (members) {
      gate.permitted(Permission.CLUSTER_AUTH_MODIFY_GROUP_MEMBERS);
    }
  }
}
