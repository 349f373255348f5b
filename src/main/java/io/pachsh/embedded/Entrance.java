package io.pachsh.embedded;

import io.pachsh.secret.Secret;
import java.util.Optional;
import java.util.function.Function;

/** Where the operations of one caller come in: questions at the gate, changes past the guard. */
record Entrance(Ledger ledger, Mint mint, Optional<Secret> token) {
  Gate gate() {
    return new Gate(ledger.state(), token, mint.now());
  }

  /**
   * Makes a change.
   *
   * @param force whether it may leave nobody able to administer the cluster
   */
  <T> T change(boolean force, Function<Gate, Proposal<T>> decide) {
    return ledger.change(
        state -> decide.apply(new Gate(state, token, mint.now())),
        force ? Guard.NONE : Guard.LOCK_OUT);
  }
}
