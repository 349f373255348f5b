package io.pachsh.embedded.state;

import java.io.IOException;

/** A stored text does not say what it must; the message is the reason, without the file's name. */
public final class DamagedException extends IOException {
  private static final long serialVersionUID = 1L;

  public DamagedException(String reason) {
    super(reason);
  }

  public DamagedException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
