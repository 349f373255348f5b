package io.pachsh.pachd;

import io.pachsh.failure.Failure;

/** A failure of a kind that some callers know how to go on with; it does not leave the package. */
final class ObstacleException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What stood in the way. */
  enum Kind {
    MISSING,
    MANAGED,
    LATE
  }

  private final Kind kind;
  private final Failure failure;

  ObstacleException(Kind kind, Failure failure) {
    super(failure);
    this.kind = kind;
    this.failure = failure;
  }

  Failure failure() {
    return failure;
  }

  <A> Attempt<A> attempt() {
    return switch (kind) {
      case MISSING -> new Attempt.Missing<>(failure);
      case MANAGED -> new Attempt.Managed<>(failure);
      case LATE -> new Attempt.Late<>(failure);
    };
  }
}
