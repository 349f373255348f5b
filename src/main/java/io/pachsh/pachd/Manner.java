package io.pachsh.pachd;

import java.time.Duration;

/**
 * How a call is made.
 *
 * @param isRepeatable whether it may be sent again when nobody knows whether it arrived
 * @param patience how long the answer may take
 */
record Manner(boolean isRepeatable, Duration patience) {
  /** A question. */
  static final Manner READING = new Manner(true, Duration.ofSeconds(30));

  /** A question whose answer can be long. */
  static final Manner LISTING = new Manner(true, Duration.ofMinutes(2));

  /** What changes the cluster. pachd waits until a change is seen everywhere. */
  static final Manner CHANGING = new Manner(false, Duration.ofMinutes(1));

  /** A change that may be made twice. */
  static final Manner SETTLING = new Manner(true, Duration.ofMinutes(2));

  /** What is asked beside, and done without when it does not come soon. */
  static final Manner BESIDE = new Manner(true, Duration.ofSeconds(3));

  Manner within(Duration limit) {
    return new Manner(isRepeatable, limit);
  }
}
