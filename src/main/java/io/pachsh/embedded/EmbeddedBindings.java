package io.pachsh.embedded;

import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import io.pachsh.cluster.RoleBindings;
import io.pachsh.embedded.change.ContentChanged;
import io.pachsh.embedded.change.Proposal;
import io.pachsh.embedded.change.RolesBound;
import io.pachsh.embedded.ledger.Identifiers;
import io.pachsh.embedded.state.Bindings;
import io.pachsh.embedded.state.Edit;
import io.pachsh.embedded.state.RolesEdit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Who has which roles on the resources of an embedded cluster, as one caller. */
record EmbeddedBindings(CallerOperations operations) implements RoleBindings {
  @Override
  public Map<Principal, Set<String>> of(Resource resource) {
    Gate gate = operations.gate();
    gate.authenticated();
    return gate.state().binding(Bindings.place(resource)).orElse(Map.of());
  }

  @Override
  public SortedMap<Principal, Set<String>> change(
      Resource resource,
      Collection<Principal> principals,
      Collection<String> add,
      Collection<String> remove,
      boolean force) {
    return operations.change(
        force,
        gate ->
            new BindingsRequest(resource, principals).changed(add, remove, gate, operations.ids()));
  }

  @Override
  public Set<String> set(
      Resource resource, Principal principal, Collection<String> roles, boolean force) {
    return operations.change(
        force, gate -> new BindingRequest(resource, principal).with(roles, gate, operations.ids()));
  }

  /** The entries of several principals in the binding of one resource, to be changed at once. */
  private record BindingsRequest(Resource resource, Collection<Principal> principals) {
    /** Asks for some roles more and some less. Answers which roles each has then. */
    Proposal<SortedMap<Principal, Set<String>>> changed(
        Collection<String> add, Collection<String> remove, Gate gate, Identifiers ids) {
      Set<String> named = new TreeSet<>(add);
      named.addAll(remove);
      SortedMap<Principal, Set<String>> answer = new TreeMap<>();
      List<RolesEdit> edits = new ArrayList<>();
      for (Principal principal : principals) {
        BindingRequest request = new BindingRequest(resource, principal);
        request.permit(named, gate);
        Set<String> before = request.roles(gate.state());
        Set<String> after = new TreeSet<>(before);
        after.addAll(add);
        after.removeAll(remove);
        if (answer.put(principal, after) == null && !before.equals(after)) {
          edits.add(new RolesEdit(request.resource(), principal, after).renewed(gate.state()));
        }
      }
      return proposal(edits, answer, gate, ids);
    }

    private static Proposal<SortedMap<Principal, Set<String>>> proposal(
        List<RolesEdit> edits,
        SortedMap<Principal, Set<String>> answer,
        Gate gate,
        Identifiers ids) {
      if (edits.isEmpty()) {
        return Proposal.nothing(answer);
      }
      var stamp = ids.stamp(gate.authenticated().principal());
      if (edits.size() == 1) {
        RolesEdit edit = edits.get(0);
        return Proposal.of(
            new RolesBound(stamp, edit.resource(), edit.principal(), edit.roles(), edit.lost()),
            answer);
      }
      return Proposal.of(
          new ContentChanged(stamp, ContentChanged.Cause.ROLES, List.<Edit>copyOf(edits)), answer);
    }
  }
}
