package io.pachsh.embedded;

import io.pachsh.access.Permission;
import io.pachsh.access.Principal;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.access.Resource;
import io.pachsh.access.Role;
import io.pachsh.embedded.change.Proposal;
import io.pachsh.embedded.change.RolesBound;
import io.pachsh.embedded.change.Stamp;
import io.pachsh.embedded.ledger.Identifiers;
import io.pachsh.embedded.state.Bindings;
import io.pachsh.embedded.state.ClusterState;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** A principal's entry in the binding of a resource, to be changed after pachd's checks. */
public record BindingRequest(Resource resource, Principal principal) {
  public BindingRequest {
    resource = Bindings.place(resource);
  }

  /** Asks for exactly these roles; none removes the principal. Answers which roles it loses. */
  Proposal<Set<String>> with(Collection<String> roles, Gate gate, Identifiers ids) {
    Principal caller = permit(roles, gate);
    Set<String> before = roles(gate.state());
    Set<String> lost = new TreeSet<>(before);
    lost.removeAll(roles);
    return proposal(before, Set.copyOf(roles), lost, ids.stamp(caller));
  }

  private Proposal<Set<String>> proposal(
      Set<String> before, Set<String> after, Set<String> answer, Stamp stamp) {
    if (before.equals(after)) {
      return Proposal.nothing(answer);
    }
    Set<String> gone = new TreeSet<>(before);
    gone.removeAll(after);
    return Proposal.of(new RolesBound(stamp, resource, principal, after, gone), answer);
  }

  public Set<String> roles(ClusterState state) {
    return state.roles(resource, principal);
  }

  /** Lets the caller change this entry, naming these roles, or refuses in pachd's order. */
  Principal permit(Collection<String> roles, Gate gate) {
    gate.authenticated();
    requireSubject(gate.state());
    Principal caller = permitted(gate);
    requireRoles(roles, gate.state());
    return caller;
  }

  /** Refuses an entry that nobody can have, unless somebody has it already. */
  void requireSubject(ClusterState state) {
    if (roles(state).isEmpty()) {
      PrincipalRules.requireCanonical(principal, state);
    }
    if (resource.equals(Resource.CLUSTER) && principal.kind().equals(Principal.ROOT.kind())) {
      throw invalid("cannot modify cluster role bindings for pach: users");
    }
  }

  /** Passes whoever may change the resource's binding. */
  Principal permitted(Gate gate) {
    Permission needed =
        Permission.modifyingBindings(resource.type())
            .orElseThrow(() -> invalid("unknown resource type " + resource.type()));
    return gate.permitted(needed, resource);
  }

  /** Refuses roles that do not exist, and a resource that has no binding. */
  void requireRoles(Collection<String> roles, ClusterState state) {
    for (String role : roles.size() > 1 ? new TreeSet<>(roles) : roles) {
      if (Role.named(role).isEmpty()) {
        throw invalid("unknown role \"" + role + "\"");
      }
    }
    if (state.binding(resource).isEmpty()) {
      throw new RefusedException(new Refusal.NoRoleBinding(resource));
    }
  }

  private static RefusedException invalid(String sentence) {
    return new RefusedException(new Refusal.Invalid(sentence));
  }
}
