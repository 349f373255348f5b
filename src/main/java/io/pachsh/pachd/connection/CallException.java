package io.pachsh.pachd.connection;

import io.pachsh.failure.Failure;

/** A failure of a kind that some callers know how to go on with; it does not leave the package. */
final class CallException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What stood in the way. */
  enum Kind {
    MISSING,
    LATE
  }

  private final Kind kind;
  private final Failure failure;

  CallException(Kind kind, Failure failure) {
    super(failure);
    this.kind = kind;
    this.failure = failure;
  }

  Failure failure() {
    return failure;
  }

  <A> OptionalCall<A> attempt() {
    return switch (kind) {
      case MISSING -> new OptionalCall.Missing<>(failure);
      case LATE -> new OptionalCall.Late<>(failure);
    };
  }
}
