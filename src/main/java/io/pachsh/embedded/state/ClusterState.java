package io.pachsh.embedded.state;

import io.pachsh.access.Grants;
import io.pachsh.access.LiveConfiguration;
import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pcollections.PMap;

/**
 * Everything an embedded cluster knows at one moment: an immutable value.
 *
 * @param deploymentId tells this cluster from others; empty until its first change
 */
public record ClusterState(
    String deploymentId,
    LiveConfiguration live,
    Bindings bindings,
    Tokens tokens,
    Groups groups,
    Places places,
    Identities identities,
    UndoHistory history)
    implements Grants {

  /** A cluster on which nothing has happened yet. */
  public static ClusterState brandNew(String deploymentId) {
    return new ClusterState(
        deploymentId,
        new LiveConfiguration(1, Optional.empty()),
        Bindings.NONE,
        Tokens.NONE,
        Groups.NONE,
        Places.NEW_CLUSTER,
        Identities.NONE,
        UndoHistory.NONE);
  }

  /** Access control is on exactly while the cluster itself has a binding, as in pachd. */
  public boolean isActivated() {
    return bindings.of(Resource.CLUSTER).isPresent();
  }

  /** The cluster's own binding; nothing while access control is off. */
  public @Nullable PMap<Principal, Set<String>> clusterBinding() {
    return bindings.byResource().get(Resource.CLUSTER);
  }

  @Override
  public Optional<Map<Principal, Set<String>>> binding(Resource resource) {
    return bindings.of(resource);
  }

  @Override
  public Set<Principal> groupsOf(Principal principal) {
    return groups.of(principal);
  }

  /** The roles that a principal itself has on a resource; none without a binding. */
  public Set<String> roles(Resource resource, Principal principal) {
    return binding(Bindings.place(resource)).orElse(Map.of()).getOrDefault(principal, Set.of());
  }

  public ClusterState named(String otherDeploymentId) {
    return new ClusterState(
        otherDeploymentId, live, bindings, tokens, groups, places, identities, history);
  }

  public ClusterState with(LiveConfiguration other) {
    return new ClusterState(
        deploymentId, other, bindings, tokens, groups, places, identities, history);
  }

  public ClusterState with(Bindings other) {
    return new ClusterState(deploymentId, live, other, tokens, groups, places, identities, history);
  }

  public ClusterState with(Tokens other) {
    return new ClusterState(
        deploymentId, live, bindings, other, groups, places, identities, history);
  }

  public ClusterState with(Groups other) {
    return new ClusterState(
        deploymentId, live, bindings, tokens, other, places, identities, history);
  }

  public ClusterState with(Places other) {
    return new ClusterState(
        deploymentId, live, bindings, tokens, groups, other, identities, history);
  }

  public ClusterState with(UndoHistory other) {
    return new ClusterState(
        deploymentId, live, bindings, tokens, groups, places, identities, other);
  }

  public ClusterState with(Identities other) {
    return new ClusterState(deploymentId, live, bindings, tokens, groups, places, other, history);
  }
}
