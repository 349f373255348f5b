package io.pachsh.embedded.storage;

import java.io.IOException;

/** A stored text that a later version wrote; the message says so, without the file's name. */
final class NewerFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  NewerFormatException() {
    super("it was written by a newer pachsh");
  }
}
