package io.pachsh.embedded;

import java.io.IOException;

/** A stored text does not say what it must; the message is the reason, without the file's name. */
final class DamagedException extends IOException {
  private static final long serialVersionUID = 1L;

  DamagedException(String reason) {
    super(reason);
  }

  DamagedException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
