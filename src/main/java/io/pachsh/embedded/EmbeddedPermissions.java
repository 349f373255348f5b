package io.pachsh.embedded;

import io.pachsh.access.Decision;
import io.pachsh.access.Evaluator;
import io.pachsh.access.Holdings;
import io.pachsh.access.Permission;
import io.pachsh.access.Principal;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.access.Resource;
import io.pachsh.access.Role;
import io.pachsh.cluster.PermissionQueries;
import io.pachsh.embedded.state.Bindings;
import io.pachsh.embedded.state.ClusterState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/** What the role bindings and groups of an embedded cluster let somebody do, as one caller asks. */
record EmbeddedPermissions(CallerOperations operations) implements PermissionQueries {
  @Override
  public Holdings own(Resource resource) {
    Gate gate = operations.gate();
    return new Evaluator(gate.state()).holdings(gate.authenticated().principal(), resource);
  }

  @Override
  public Holdings of(Principal principal, Resource resource) {
    return new Evaluator(judged(principal)).holdings(principal, resource);
  }

  @Override
  public Decision decide(Principal principal, Permission permission, Resource resource) {
    return new Evaluator(judged(principal))
        .decide(principal, Bindings.place(resource), List.of(permission));
  }

  @Override
  public SortedMap<Principal, Decision> whoCan(Permission permission, Resource resource) {
    ClusterState state =
        operations.permitted(Permission.CLUSTER_AUTH_GET_PERMISSIONS_FOR_PRINCIPAL);
    Set<Principal> candidates = new TreeSet<>();
    for (Resource bound : path(resource, state)) {
      for (Principal holder : state.binding(bound).orElse(Map.of()).keySet()) {
        // A group acts through its members alone.
        candidates.addAll(state.groups().membersOf(holder));
        if (!holder.isGroup()) {
          candidates.add(holder);
        }
      }
    }
    return new Evaluator(state)
        .allowed(
            candidates, () -> EmbeddedPrincipals.in(state), permission, Bindings.place(resource));
  }

  /** The resources whose bindings decide, each of which must have one. */
  private static List<Resource> path(Resource resource, ClusterState state) {
    List<Resource> path = new ArrayList<>(List.of(Resource.CLUSTER));
    if (resource.type() == Resource.Type.REPO) {
      path.add(Evaluator.projectOf(resource));
    }
    path.add(Bindings.place(resource));
    for (Resource bound : path) {
      if (state.binding(bound).isEmpty()) {
        throw new RefusedException(new Refusal.NoRoleBinding(bound));
      }
    }
    return path;
  }

  @Override
  public List<Decision.Step> accessOf(Principal principal) {
    ClusterState state = judged(principal);
    return Decision.reaching(
        principal,
        state.groups().of(principal),
        state.bindings().byResource(),
        (bound, holder, name) ->
            Role.named(name)
                .orElseThrow(
                    () ->
                        new RefusedException(
                            new Refusal.Invalid("unknown role \"" + name + "\""))));
  }

  /** Where somebody is judged: everybody may ask that about themselves. */
  private ClusterState judged(Principal principal) {
    Gate gate = operations.gate();
    if (!gate.authenticated().principal().equals(principal)) {
      gate.permitted(Permission.CLUSTER_AUTH_GET_PERMISSIONS_FOR_PRINCIPAL);
    }
    return gate.state();
  }
}
