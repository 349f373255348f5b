package io.pachsh.embedded;

import io.pachsh.access.Permission;
import io.pachsh.access.Principal;
import io.pachsh.cluster.PrincipalQueries;
import io.pachsh.embedded.state.ClusterState;
import java.util.SortedSet;
import java.util.TreeSet;

/** Whom an embedded cluster knows, as one caller asks. */
record EmbeddedPrincipals(CallerOperations operations) implements PrincipalQueries {
  @Override
  public SortedSet<Principal> all() {
    return in(operations.permitted(Permission.CLUSTER_AUTH_GET_PERMISSIONS_FOR_PRINCIPAL));
  }

  static SortedSet<Principal> in(ClusterState state) {
    SortedSet<Principal> known = new TreeSet<>(state.tokens().byPrincipal().keySet());
    state.bindings().byResource().values().forEach(entries -> known.addAll(entries.keySet()));
    known.addAll(state.groups().byMember().keySet());
    known.removeIf(Principal::isGroup);
    known.remove(Principal.ALL_CLUSTER_USERS);
    return known;
  }

  @Override
  public SortedSet<Principal> likely() {
    return all();
  }

  @Override
  public SortedSet<Principal> likelyGroups() {
    ClusterState state = operations.permitted(Permission.CLUSTER_AUTH_GET_GROUP_USERS);
    SortedSet<Principal> groups = new TreeSet<>(state.groups().members().keySet());
    groups.addAll(EmbeddedGroups.roleCounts(state).keySet());
    return groups;
  }

  @Override
  public boolean isKnown(Principal principal) {
    if (principal.isGroup()) {
      ClusterState groups = operations.permitted(Permission.CLUSTER_AUTH_GET_GROUP_USERS);
      return groups.groups().isKnown(principal) || groups.bindings().names(principal);
    }
    ClusterState state =
        operations.permitted(Permission.CLUSTER_AUTH_GET_PERMISSIONS_FOR_PRINCIPAL);
    return state.tokens().byPrincipal().containsKey(principal)
        || state.groups().byMember().containsKey(principal)
        || state.bindings().names(principal);
  }
}
