package io.pachsh.embedded;

import io.pachsh.access.Decision;
import io.pachsh.access.Evaluator;
import io.pachsh.access.Permission;
import io.pachsh.access.Principal;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.access.Resource;
import io.pachsh.embedded.change.Stamp;
import io.pachsh.embedded.state.ClusterState;
import io.pachsh.embedded.state.Token;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What stands in front of an operation: one caller's token, judged by one state at one moment. */
record Gate(ClusterState state, PresentedToken token, Instant now) {
  /** Passes while access control is on, and gives nothing away about the caller. */
  void activated() {
    if (!state.isActivated()) {
      throw new RefusedException(new Refusal.NotActivated());
    }
  }

  /** Passes with a token that works. */
  Token authenticated() {
    activated();
    Token known =
        state
            .tokens()
            .find(token.hash())
            .orElseThrow(() -> new RefusedException(new Refusal.BadToken()));
    if (known.isExpired(now)) {
      throw new RefusedException(new Refusal.ExpiredToken());
    }
    return known;
  }

  /** Passes with that permission on the cluster. */
  Principal permitted(Permission permission) {
    return permitted(permission, Resource.CLUSTER);
  }

  Principal permitted(Permission permission, Resource resource) {
    Principal caller = authenticated().principal();
    Decision decision = decide(caller, permission, resource);
    if (!decision.isAllowed()) {
      throw new RefusedException(new Refusal.NotAuthorized(caller, decision.missing(), resource));
    }
    return caller;
  }

  /** Passes with that permission, and without a caller while access control is off. */
  Optional<Principal> permittedOrOff(Permission permission, Resource resource) {
    return state.isActivated() ? Optional.of(permitted(permission, resource)) : Optional.empty();
  }

  /** Passes with these permissions all; what is refused names them all, as pachd does. */
  Optional<Principal> permittedOrOff(List<Permission> permissions, Resource resource) {
    if (!state.isActivated()) {
      return Optional.empty();
    }
    Principal caller = authenticated().principal();
    if (!new Evaluator(state).decide(caller, resource, permissions).isAllowed()) {
      throw new RefusedException(
          new Refusal.NotAuthorized(caller, Set.copyOf(permissions), resource));
    }
    return Optional.of(caller);
  }

  /** What a change carries that was let in here. */
  Stamp stamp(Principal caller) {
    return new Stamp(now, Optional.of(caller));
  }

  boolean allows(Principal principal, Permission permission) {
    return decide(principal, permission, Resource.CLUSTER).isAllowed();
  }

  private Decision decide(Principal principal, Permission permission, Resource resource) {
    return new Evaluator(state).decide(principal, resource, List.of(permission));
  }
}
