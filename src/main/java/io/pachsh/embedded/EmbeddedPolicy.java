package io.pachsh.embedded;

import io.pachsh.access.AccessPolicy;
import io.pachsh.access.Permission;
import io.pachsh.access.Resource;
import io.pachsh.cluster.PolicyStore;
import io.pachsh.embedded.state.ClusterState;
import java.util.List;

/** Everything that decides about access on an embedded cluster, as one caller. */
record EmbeddedPolicy(CallerOperations operations) implements PolicyStore {
  @Override
  public AccessPolicy read() {
    ClusterState state =
        operations.permitted(Permission.CLUSTER_AUTH_GET_PERMISSIONS_FOR_PRINCIPAL);
    return AccessPolicy.of(
        state.bindings().byResource(),
        EmbeddedGroups.sorted(state.groups()),
        EmbeddedPrincipals.in(state));
  }

  @Override
  public void apply(AccessPolicy policy, List<Resource> missing, boolean prune, boolean force) {
    operations.change(
        force, gate -> new PolicyRequest(policy, missing, prune).propose(gate, operations.ids()));
  }
}
