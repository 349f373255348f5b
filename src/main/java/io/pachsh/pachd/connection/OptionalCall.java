package io.pachsh.pachd.connection;

import io.pachsh.access.Refusal;
import io.pachsh.failure.Failure;

/** How a call ended that a caller can do without. */
public sealed interface OptionalCall<A> {
  record Answered<A>(A answer) implements OptionalCall<A> {}

  /** This pachd does not have the call. */
  record Missing<A>(Failure why) implements OptionalCall<A> {}

  /** The cluster's installation decides about that, in pachd's environment. */
  record Managed<A>(Refusal.Managed why) implements OptionalCall<A> {}

  /** The time for it ran out. */
  record Late<A>(Failure why) implements OptionalCall<A> {}
}
