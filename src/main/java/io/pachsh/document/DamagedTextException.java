package io.pachsh.document;

import io.pachsh.failure.Failure;

/** What is wrong in a configuration, where a repaired text may help. */
public final class DamagedTextException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Failure failure;
  private final boolean form;

  /** {@code form} says whether the form is damaged, and not one value. */
  DamagedTextException(Failure failure, boolean form) {
    super(failure.sentence());
    this.failure = failure;
    this.form = form;
  }

  /** What is said without a repaired text. */
  public Failure failure() {
    return failure;
  }

  /** Whether a text that is repaired in part is worth showing. */
  public boolean isForm() {
    return form;
  }
}
