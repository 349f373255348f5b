package io.pachsh.command;

/** A command ended with a status and has said everything already. Control flow, not a failure. */
public final class StatusException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  public StatusException(int status) {
    super("status", null, false, false);
    this.status = status;
  }

  public int status() {
    return status;
  }
}
