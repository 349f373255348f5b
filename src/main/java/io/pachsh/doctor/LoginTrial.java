package io.pachsh.doctor;

import io.pachsh.access.LoginOutcome;

/** How far a test login came. */
public sealed interface LoginTrial {
  /** It could not be begun. */
  record NotBegun(Finding why) implements LoginTrial {}

  /** It was begun, and ended before the provider sent anybody back. */
  record NotReturned(Finding why) implements LoginTrial {}

  /** It ended as logins do. */
  record Ended(LoginOutcome outcome) implements LoginTrial {}
}
