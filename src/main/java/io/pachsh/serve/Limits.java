package io.pachsh.serve;

import java.time.Duration;

/**
 * How much is taken from outside.
 *
 * @param connections open at once; those beyond are closed at once
 * @param calls under way at once; those beyond are refused with RESOURCE_EXHAUSTED
 * @param waiting how many of the calls may wait for a person
 * @param call how long a call may take from its first byte to its last
 * @param handshake how long a connection may take to show that it speaks HTTP/2
 */
public record Limits(int connections, int calls, int waiting, Duration call, Duration handshake) {
  /** Each way, as at pachd. */
  static final int MESSAGE_BYTES = 20 * 1024 * 1024;

  static final int METADATA_BYTES = 64 * 1024;
  static final int CALLS_PER_CONNECTION = 100;

  public static final Limits USUAL =
      new Limits(1000, 256, 128, Duration.ofSeconds(60), Duration.ofSeconds(10));
}
