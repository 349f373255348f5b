package io.pachsh.embedded;

import io.pachsh.access.Permission;
import io.pachsh.embedded.change.Proposal;
import io.pachsh.embedded.ledger.Identifiers;
import io.pachsh.embedded.ledger.Ledger;
import io.pachsh.embedded.ledger.LockOutGuard;
import io.pachsh.embedded.state.ClusterState;
import java.util.function.Function;

/** Where the operations of one caller come in: questions at the gate, changes past the guard. */
record CallerOperations(Ledger ledger, Identifiers ids, PresentedToken token) {
  Gate gate() {
    return new Gate(ledger.state(), token, ids.now());
  }

  /** The state, for a caller with that permission on the cluster. */
  ClusterState permitted(Permission permission) {
    Gate gate = gate();
    gate.permitted(permission);
    return gate.state();
  }

  /**
   * Makes a change.
   *
   * @param force whether it may leave nobody able to administer the cluster
   */
  <T> T change(boolean force, Function<Gate, Proposal<T>> decide) {
    return ledger.change(
        state -> decide.apply(new Gate(state, token, ids.now())),
        force ? LockOutGuard.NONE : LockOutGuard.LOCK_OUT);
  }
}
