package io.pachsh.cli.auth.signin;

import io.pachsh.access.LoginOutcome;
import io.pachsh.access.RefusedException;
import io.pachsh.console.Streams;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.failure.Interruption;
import io.pachsh.screen.Refusals;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A login that wakes a provider that only sleeps, and after Ctrl-C says what was stopped.
 *
 * @param command what begins another one
 */
public record LoginAttempt(SleepingProvider sleeper, String command) {
  /**
   * The outcome of a login, which is tried once more when the provider had to be woken.
   *
   * @param prepared takes what the login needs of the person, once, however often it is tried
   * @throws Interruption with an account when the person pressed Ctrl-C
   */
  public LoginOutcome of(Supplier<Supplier<LoginOutcome>> prepared, Streams streams) {
    try {
      return reached(prepared.get(), streams);
    } catch (Interruption e) {
      throw e.told(
          why ->
              new Failure(
                  why.exit(),
                  e.account().isPresent() ? why.sentence() : "The login was stopped.",
                  why.below()
                      .and("Nobody was signed in by it, and nobody comes back to it any more.")
                      .and("'" + command + "' begins another one.")));
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
