package io.pachsh.embedded.state;

import io.pachsh.access.Evaluator;
import io.pachsh.access.Permission;
import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import io.pachsh.cluster.AccessFindings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who can administer a cluster at one moment: whoever may change the cluster's bindings, by
 * whatever entry, and holds a token that works.
 */
public record Administrators(ClusterState state, Instant now) {
  private static final Permission NEEDED = Permission.CLUSTER_MODIFY_BINDINGS;

  public boolean include(Principal principal) {
    return isPresent(principal)
        && new Evaluator(state).decide(principal, Resource.CLUSTER, List.of(NEEDED)).isAllowed();
  }

  /** One of them. Looks at the cluster's binding and stops at the first. */
  public Optional<Principal> first() {
    return state.binding(Resource.CLUSTER).orElse(Map.of()).entrySet().stream()
        .filter(entry -> AccessFindings.administers(entry.getValue()))
        .flatMap(entry -> behind(entry.getKey()))
        .findFirst();
  }

  /** Who acts by an entry of the cluster's binding. */
  private Stream<Principal> behind(Principal holder) {
    if (holder.equals(Principal.ALL_CLUSTER_USERS)) {
      return state.tokens().all().stream()
          .filter(token -> !token.isExpired(now))
          .map(Token::principal);
    }
    return Stream.concat(Stream.of(holder), state.groups().membersOf(holder).stream())
        .filter(this::isPresent);
  }

  private boolean isPresent(Principal principal) {
    return state.tokens().of(principal).stream()
        .flatMap(hash -> state.tokens().find(hash).stream())
        .anyMatch(token -> !token.isExpired(now));
  }
}
