package io.pachsh.embedded;

import io.pachsh.access.AccessPolicy;
import io.pachsh.access.Permission;
import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import io.pachsh.cluster.PolicyStore;
import io.pachsh.embedded.state.ClusterState;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Everything that decides about access on an embedded cluster, as one caller. */
record EmbeddedPolicy(CallerOperations operations) implements PolicyStore {
  @Override
  public AccessPolicy read() {
    ClusterState state =
        operations.permitted(Permission.CLUSTER_AUTH_GET_PERMISSIONS_FOR_PRINCIPAL);
    SortedMap<Resource, SortedMap<Principal, SortedSet<String>>> bindings = new TreeMap<>();
    state
        .bindings()
        .byResource()
        .forEach(
            (resource, entries) -> {
              SortedMap<Principal, SortedSet<String>> sorted = new TreeMap<>();
              entries.forEach((principal, roles) -> sorted.put(principal, new TreeSet<>(roles)));
              bindings.put(resource, sorted);
            });
    SortedSet<Principal> robots = EmbeddedPrincipals.in(state);
    robots.removeIf(principal -> !principal.kind().equals("robot"));
    return new AccessPolicy(bindings, EmbeddedGroups.sorted(state.groups()), robots);
  }

  @Override
  public void apply(AccessPolicy policy, boolean prune, boolean force) {
    operations.change(
        force, gate -> new PolicyRequest(policy, prune).propose(gate, operations.identifiers()));
  }
}
