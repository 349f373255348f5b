package io.pachsh.serve;

import java.time.Duration;

/**
 * How much is taken from outside.
 *
 * @param connections open at once; beyond them one takes the place of another, or is closed
 * @param calls under way at once of callers whose token works; half as many of others. Those beyond
 *     are refused with RESOURCE_EXHAUSTED
 * @param logins begun and not ended; beyond them whoever holds most loses the oldest
 * @param call how long a call may take from its first byte to its last
 * @param handshake how long a connection may take to show that it speaks HTTP/2
 */
public record Limits(int connections, int calls, int logins, Duration call, Duration handshake) {
  /** Each way, as at pachd. */
  static final int MESSAGE_BYTES = 20 * 1024 * 1024;

  static final int METADATA_BYTES = 64 * 1024;
  static final int CALLS_PER_CONNECTION = 100;

  /** How many calls a connection may reset, in so many seconds. */
  static final int RESETS = 200;

  static final int RESET_SECONDS = 10;

  public static final Limits USUAL =
      new Limits(1000, 256, 10_000, Duration.ofSeconds(60), Duration.ofSeconds(10));
}
