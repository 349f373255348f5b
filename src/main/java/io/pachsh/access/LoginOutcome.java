package io.pachsh.access;

import io.pachsh.secret.Secret;
import java.time.Instant;
import java.util.Optional;

/** How a login ended. */
public sealed interface LoginOutcome {
  record SignedIn(Secret token, Principal principal, Optional<Instant> expires)
      implements LoginOutcome {}

  /** The login failed: which check, what it expected, what it found, and what to do next. */
  record Refused(LoginProblem problem) implements LoginOutcome {}

  /** Nobody came back from the browser in time. */
  record TimedOut() implements LoginOutcome {}
}
