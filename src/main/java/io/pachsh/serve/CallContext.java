package io.pachsh.serve;

import io.pachsh.access.Principal;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.cluster.Caller;
import io.pachsh.cluster.ServedCluster;
import io.pachsh.cluster.ServedPlaces;
import io.pachsh.http.Peer;
import io.pachsh.secret.Secret;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One call, and who makes it. */
final class CallContext {
  private final ServedCluster cluster;
  private final List<Secret> tokens;
  private final Optional<Peer> peer;
  private final Optional<Secret> token;
  private final Caller caller;
  private @Nullable ServedPlaces places;

  /**
   * A caller who asks for one thing.
   *
   * @param tokens every value that was sent as token; an empty text is a token too, and a bad one
   * @param peer the connection that the caller came by; empty when it is gone
   */
  CallContext(ServedCluster cluster, List<Secret> tokens, Optional<Peer> peer) {
    this.cluster = cluster;
    this.tokens = List.copyOf(tokens);
    this.peer = peer;
    token = tokens.stream().findFirst();
    caller = cluster.as(token);
  }

  ServedCluster cluster() {
    return cluster;
  }

  Optional<Peer> peer() {
    return peer;
  }

  /** The cluster's operations as this caller, each by the state it finds. */
  Caller caller() {
    requireOneToken();
    return caller;
  }

  /** Its projects and repos, as this caller. */
  ServedPlaces places() {
    requireOneToken();
    if (places == null) {
      places = cluster.places(token);
    }
    return places;
  }

  private void requireOneToken() {
    if (tokens.size() > 1 && cluster.isActivated()) {
      throw new RefusedException(
          new Refusal.Invalid("multiple authentication token keys found in context"));
    }
  }

  /** Whom the token stands for; empty when there is none that works. */
  Optional<Principal> principal() {
    try {
      return tokens.isEmpty() ? Optional.empty() : Optional.of(caller().whoAmI().principal());
    } catch (RefusedException e) {
      return Optional.empty();
    }
  }
}
