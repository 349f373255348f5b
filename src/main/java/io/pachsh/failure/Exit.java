package io.pachsh.failure;

/** How a command ended, as the operating system is told. */
public enum Exit {
  OK(0),
  FAILED(1),
  USAGE(2),
  /** Not signed in, or not permitted. */
  DENIED(3),
  UNREACHABLE(4),
  /** The answer is no: only where a command was asked for that, with {@code --exit-code}. */
  NO(5),
  INTERRUPTED(130);

  private final int status;

  Exit(int status) {
    this.status = status;
  }

  public int status() {
    return status;
  }
}
