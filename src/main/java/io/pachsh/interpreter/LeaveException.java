package io.pachsh.interpreter;

/**
 * The wish to end the session ({@code exit}), on its way from the command to the loop. Inside
 * {@code $(…)} or a pipe it ends only that, as in a shell.
 */
public final class LeaveException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  public LeaveException(int status) {
    super("exit " + status, null, false, false);
    this.status = status;
  }

  public int status() {
    return status;
  }
}
