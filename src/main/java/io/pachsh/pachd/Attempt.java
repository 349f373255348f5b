package io.pachsh.pachd;

import io.pachsh.failure.Failure;

/** How a call ended that a caller can do without. */
sealed interface Attempt<A> {
  record Answered<A>(A answer) implements Attempt<A> {}

  /** This pachd does not have the call. */
  record Missing<A>(Failure why) implements Attempt<A> {}

  /** The cluster's installation decides about that, in pachd's environment. */
  record Managed<A>(Failure why) implements Attempt<A> {}

  /** The time for it ran out. */
  record Late<A>(Failure why) implements Attempt<A> {}
}
