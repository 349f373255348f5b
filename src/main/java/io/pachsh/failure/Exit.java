package io.pachsh.failure;

/** How a command ended, as the operating system is told. */
public enum Exit {
  OK(0),
  FAILED(1),
  USAGE(2),
  /** Not signed in, or not permitted. */
  DENIED(3),
  UNREACHABLE(4),
  INTERRUPTED(130);

  private final int status;

  Exit(int status) {
    this.status = status;
  }

  public int status() {
    return status;
  }
}
