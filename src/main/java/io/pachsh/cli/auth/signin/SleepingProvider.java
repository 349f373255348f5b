package io.pachsh.cli.auth.signin;

import io.pachsh.failure.Failure;
import java.util.Optional;

/** A provider of this computer that does not always run, as the rehearsal org. */
@FunctionalInterface
public interface SleepingProvider {
  /**
   * Starts it if it is what was not reached.
   *
   * @param unreached what a login failed with
   * @return a sentence that says what was started, or nothing where it is another provider's matter
   */
  Optional<String> wake(Failure unreached);
}
