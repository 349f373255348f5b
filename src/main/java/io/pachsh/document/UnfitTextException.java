package io.pachsh.document;

import java.io.IOException;

/** What was handed over cannot be a text; the message is a reason, without a full stop. */
final class UnfitTextException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String advice;

  /** {@code advice} is what to do next. */
  UnfitTextException(String reason, String advice) {
    super(reason);
    this.advice = advice;
  }

  String advice() {
    return advice;
  }
}
