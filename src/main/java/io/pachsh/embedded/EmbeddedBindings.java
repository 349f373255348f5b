package io.pachsh.embedded;

import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import io.pachsh.cluster.RoleBindings;
import io.pachsh.embedded.state.Bindings;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** Who has which roles on the resources of an embedded cluster, as one caller. */
record EmbeddedBindings(CallerOperations callerOperations) implements RoleBindings {
  @Override
  public Map<Principal, Set<String>> of(Resource resource) {
    Gate gate = callerOperations.gate();
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
    return callerOperations.change(
        force,
        gate ->
            new BindingRequest(resource, principal)
                .changed(add, remove, gate, callerOperations.identifiers()));
  }

  @Override
  public Set<String> set(
      Resource resource, Principal principal, Collection<String> roles, boolean force) {
    return callerOperations.change(
        force,
        gate ->
            new BindingRequest(resource, principal)
                .with(roles, gate, callerOperations.identifiers()));
  }
}
