package io.pachsh.embedded;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.Permission;
import io.pachsh.access.Principal;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.access.Resource;
import io.pachsh.access.Role;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A request to replace a principal's roles on a resource, checked in pachd's order. */
record Binding(Resource resource, Principal principal, Set<String> roles) {
  private static final Set<String> KINDS =
      Set.of("pipeline", "internal", "robot", "pach", "user", "group");
  private static final Map<Resource.Type, Permission> NEEDED =
      Map.of(
          Resource.Type.CLUSTER, Permission.CLUSTER_MODIFY_BINDINGS,
          Resource.Type.PROJECT, Permission.PROJECT_MODIFY_BINDINGS,
          Resource.Type.REPO, Permission.REPO_MODIFY_BINDINGS);

  /** Where a resource's binding is kept: there is one for the cluster, whatever its name. */
  static Resource place(Resource resource) {
    return resource.type() == Resource.Type.CLUSTER ? Resource.CLUSTER : resource;
  }

  Proposal<Boolean> propose(Gate gate, Mint mint) {
    gate.authenticated();
    Resource place = place(resource);
    Optional<Map<Principal, Set<String>>> binding = gate.state().binding(place);
    boolean bound = binding.map(entries -> entries.containsKey(principal)).orElse(false);
    if (!bound) {
      requireCanonical(gate.state());
    }
    if (place.equals(Resource.CLUSTER) && principal.kind().equals(Principal.ROOT.kind())) {
      throw invalid("cannot modify cluster role bindings for pach: users");
    }
    Permission needed = NEEDED.get(place.type());
    if (needed == null) {
      throw invalid("unknown resource type " + place.type());
    }
    Principal caller = gate.permitted(needed, place);
    for (String role : new TreeSet<>(roles)) {
      if (Role.named(role).isEmpty()) {
        throw invalid("unknown role \"" + role + "\"");
      }
    }
    if (binding.isEmpty()) {
      throw new RefusedException(new Refusal.NoRoleBinding(place));
    }
    Set<String> before = binding.get().getOrDefault(principal, Set.of());
    return before.equals(roles)
        ? Proposal.nothing(false)
        : Proposal.of(new RolesBound(mint.stamp(caller), place, principal, roles), true);
  }

  /** Accepts pachd's kinds of principal and those of the configured provider. */
  private void requireCanonical(ClusterState state) {
    if (principal.equals(Principal.ALL_CLUSTER_USERS)) {
      return;
    }
    if (principal.text().indexOf(':') < 0) {
      throw invalid("subject has no prefix, must be of the form <type>:<name>");
    }
    Optional<AuthConfiguration> provider = state.live().configuration();
    boolean known =
        KINDS.contains(principal.kind())
            || provider
                .filter(
                    it ->
                        principal.kind().equals(it.user("x").kind())
                            || principal.kind().equals(it.group("x").kind()))
                .isPresent();
    if (!known) {
      throw invalid("subject has unrecognized prefix: " + principal.kind() + ":");
    }
  }

  private static RefusedException invalid(String sentence) {
    return new RefusedException(new Refusal.Invalid(sentence));
  }
}
