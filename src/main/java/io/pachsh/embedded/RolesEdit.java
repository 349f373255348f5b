package io.pachsh.embedded;

import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which roles a principal has on a resource; none means it has no entry. */
record RolesEdit(Resource resource, Principal principal, Set<String> roles) implements Edit {
  static final String KIND = "roles";

  RolesEdit {
    roles = Set.copyOf(roles);
  }

  @Override
  public ClusterState on(ClusterState before) {
    return before.with(before.bindings().with(resource, principal, roles));
  }

  @Override
  public RolesEdit back(ClusterState state) {
    return new RolesEdit(resource, principal, new Binding(resource, principal).roles(state));
  }

  @Override
  public RolesEdit piece() {
    return new RolesEdit(resource, principal, Set.of());
  }

  @Override
  public String description() {
    return "%s has %s on %s"
        .formatted(
            principal,
            roles.isEmpty() ? "no role" : String.join(", ", new TreeSet<>(roles)),
            resource.toString().strip());
  }

  @Override
  public Set<Principal> concerned() {
    return Set.of(principal);
  }

  @Override
  public List<String> row() {
    List<String> row =
        new ArrayList<>(List.of(KIND, resource.type().name(), resource.name(), principal.text()));
    row.addAll(new TreeSet<>(roles));
    return row;
  }
}
