package io.pachsh.cluster;

import io.pachsh.access.LoginOutcome;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/** A login that a person is about to finish in a browser. */
public interface Login extends AutoCloseable {
  /** How long the browser may take, as pachd keeps a login's state: 3 minutes. */
  Duration LIFETIME = Duration.ofMinutes(3);

  /** The provider's address to open in the browser. */
  URI address();

  /** Until when the browser can come back. */
  Instant expires();

  /**
   * Waits for the browser to come back, up to {@code limit} or the login's own expiry.
   *
   * @throws io.pachsh.failure.Interruption when the waiting thread is interrupted; the login is
   *     then cancelled
   */
  LoginOutcome await(Duration limit);

  /** Cancels the login if it is still open, and frees what it holds. */
  @Override
  void close();
}
