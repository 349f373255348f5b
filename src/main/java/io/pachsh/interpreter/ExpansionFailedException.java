package io.pachsh.interpreter;

/** A failed expansion, already reported; ends the line, or the substitution or pipe it is in. */
final class ExpansionFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  ExpansionFailedException(int status) {
    super("expansion failed", null, false, false);
    this.status = status;
  }

  int status() {
    return status;
  }
}
