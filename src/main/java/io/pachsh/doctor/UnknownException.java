package io.pachsh.doctor;

/** What a check would have to know could not be found out. Its message says why, in a clause. */
public final class UnknownException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnknownException(String why) {
    super(why, null, false, false);
  }

  String why() {
    return String.valueOf(getMessage());
  }
}
