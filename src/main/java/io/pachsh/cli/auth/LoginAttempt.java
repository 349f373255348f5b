package io.pachsh.cli.auth;

import io.pachsh.access.LoginOutcome;
import io.pachsh.access.RefusedException;
import io.pachsh.console.Streams;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.failure.Interruption;
import io.pachsh.screen.Refusals;
import java.util.Optional;
import java.util.function.Supplier;

/** A login that wakes a provider that only sleeps, and after Ctrl-C says what was stopped. */
record LoginAttempt(SleepingProvider sleeper) {
  /**
   * The outcome of a login, which is tried once more when the provider had to be woken.
   *
   * @throws Interruption with an account when the person pressed Ctrl-C
   */
  LoginOutcome of(Supplier<LoginOutcome> login, Streams streams) {
    try {
      return reached(login, streams);
    } catch (Interruption e) {
      throw e.told(
          why ->
              new Failure(
                  why.exit(),
                  e.account().isPresent() ? why.sentence() : "The login was stopped.",
                  why.below()
                      .and("Nobody was signed in by it, and nobody comes back to it any more.")
                      .and("'auth login' begins another one.")));
    }
  }

  private LoginOutcome reached(Supplier<LoginOutcome> login, Streams streams) {
    try {
      LoginOutcome outcome = login.get();
      if (!(outcome instanceof LoginOutcome.Refused refused)
          || !isWoken(Refusals.failure(refused.problem()), streams)) {
        return outcome;
      }
    } catch (RefusedException e) {
      if (!isWoken(Refusals.failure(e.refusal()), streams)) {
        throw e;
      }
    }
    return login.get();
  }

  private boolean isWoken(Failure unreached, Streams streams) {
    Optional<String> told =
        unreached.exit() == Exit.UNREACHABLE ? sleeper.wake(unreached) : Optional.empty();
    told.ifPresent(streams::note);
    return told.isPresent();
  }
}
