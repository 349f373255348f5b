package io.pachsh.embedded;

import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import io.pachsh.access.RoleBindings;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** Who has which roles on the resources of an embedded cluster, as one caller. */
record EmbeddedBindings(Entrance entrance) implements RoleBindings {
  @Override
  public Map<Principal, Set<String>> of(Resource resource) {
    Gate gate = entrance.gate();
    gate.authenticated();
    return gate.state().binding(Binding.place(resource)).orElse(Map.of());
  }

  @Override
  public Set<String> change(
      Resource resource,
      Principal principal,
      Collection<String> add,
      Collection<String> remove,
      boolean force) {
    return entrance.change(
        force,
        gate -> new Binding(resource, principal).changed(add, remove, gate, entrance.mint()));
  }

  @Override
  public Set<String> set(
      Resource resource, Principal principal, Collection<String> roles, boolean force) {
    return entrance.change(
        force, gate -> new Binding(resource, principal).with(roles, gate, entrance.mint()));
  }
}
