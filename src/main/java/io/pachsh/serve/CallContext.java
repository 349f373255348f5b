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

/**
 * One caller at the door.
 *
 * @param tokens every value that was sent as token; an empty text is a token too, and a bad one
 * @param peer the connection that the caller came by; empty when it is gone
 */
record CallContext(ServedCluster cluster, List<Secret> tokens, Optional<Peer> peer) {
  CallContext {
    tokens = List.copyOf(tokens);
  }

  /** The cluster's operations as this caller. */
  Caller caller() {
    return cluster.as(token());
  }

  /** Its projects and repos, as this caller. */
  ServedPlaces places() {
    return cluster.places(token());
  }

  private Optional<Secret> token() {
    if (tokens.size() > 1 && cluster.isActivated()) {
      throw new RefusedException(
          new Refusal.Invalid("multiple authentication token keys found in context"));
    }
    return tokens.stream().findFirst();
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
