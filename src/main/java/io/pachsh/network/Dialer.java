package io.pachsh.network;

import io.pachsh.failure.Failure;
import java.io.IOException;
import java.net.Socket;

/** Opens connections to a place that has no address on this machine's network. */
public interface Dialer {
  /**
   * A connection of its own, whose streams fail with a {@link Trouble} when it breaks for a reason
   * that is known.
   *
   * @throws Trouble when none comes about
   */
  Socket dial() throws IOException;

  /** Why there is no connection, or none any more, in words for the person. */
  final class Trouble extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    public Trouble(Failure failure) {
      super(failure.sentence(), failure);
      this.failure = failure;
    }

    public Failure failure() {
      return failure;
    }
  }
}
