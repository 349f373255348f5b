package io.pachsh.embedded.state;

import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which roles a principal has on a resource; none means it has no entry.
 *
 * @param lost the roles that went when it was made, for people to read; no part of what it is
 */
public record RolesEdit(Resource resource, Principal principal, Set<String> roles, Set<String> lost)
    implements Edit {
  static final String KIND = "roles";

  /** Before the name of a role that went, in a row. */
  private static final String GONE = "-";

  public RolesEdit {
    roles = Set.copyOf(roles);
    lost = Set.copyOf(lost);
  }

  public RolesEdit(Resource resource, Principal principal, Set<String> roles) {
    this(resource, principal, roles, Set.of());
  }

  /** The edit that a row's words behind the principal stand for. */
  static RolesEdit of(Resource resource, Principal principal, List<String> words) {
    Set<String> roles = new TreeSet<>();
    Set<String> lost = new TreeSet<>();
    for (String word : words) {
      if (word.startsWith(GONE)) {
        lost.add(word.substring(GONE.length()));
      } else {
        roles.add(word);
      }
    }
    return new RolesEdit(resource, principal, roles, lost);
  }

  /** The same, which tells what goes when it is made in that state. */
  @Override
  public RolesEdit renewed(ClusterState state) {
    Set<String> gone = new TreeSet<>(state.roles(resource, principal));
    gone.removeAll(roles);
    return new RolesEdit(resource, principal, roles, gone);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RolesEdit that
        && resource.equals(that.resource)
        && principal.equals(that.principal)
        && roles.equals(that.roles);
  }

  @Override
  public int hashCode() {
    return Objects.hash(resource, principal, roles);
  }

  @Override
  public ClusterState on(ClusterState before) {
    return before.with(before.bindings().with(resource, principal, roles));
  }

  @Override
  public RolesEdit back(ClusterState state) {
    return new RolesEdit(resource, principal, state.roles(resource, principal));
  }

  @Override
  public RolesEdit piece() {
    return new RolesEdit(resource, principal, Set.of());
  }

  @Override
  public Optional<Resource> about() {
    return Optional.of(resource);
  }

  @Override
  public String description() {
    return "%s has %s on %s%s"
        .formatted(
            principal,
            roles.isEmpty() ? "no role" : String.join(", ", new TreeSet<>(roles)),
            resource.spoken(),
            lost.isEmpty() ? "" : ", lost " + String.join(", ", new TreeSet<>(lost)));
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
    new TreeSet<>(lost).forEach(role -> row.add(GONE + role));
    return row;
  }
}
