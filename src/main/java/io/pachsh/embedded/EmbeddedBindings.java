package io.pachsh.embedded;

import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import io.pachsh.cluster.RoleBindings;
import io.pachsh.embedded.state.Bindings;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/** Who has which roles on the resources of an embedded cluster, as one caller. */
record EmbeddedBindings(CallerOperations operations) implements RoleBindings {
  @Override
  public Map<Principal, Set<String>> of(Resource resource) {
    Gate gate = operations.gate();
    gate.authenticated();
    return gate.state().binding(Bindings.place(resource)).orElse(Map.of());
  }

  @Override
  public Set<String> change(
      Resource resource,
      Principal principal,
      Collection<String> add,
      Collection<String> remove,
      boolean force) {
    return operations.change(
        force,
        gate ->
            new BindingRequest(resource, principal).changed(add, remove, gate, operations.ids()));
  }

  @Override
  public SortedMap<Principal, Set<String>> changeAll(
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
}
