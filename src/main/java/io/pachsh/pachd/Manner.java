package io.pachsh.pachd;

import java.time.Duration;

/**
 * How a call is made.
 *
 * @param isChange whether somebody else could notice it afterwards
 * @param isRepeatable whether it may be sent again when nobody knows whether it arrived
 * @param patience how long the answer may take
 */
record Manner(boolean isChange, boolean isRepeatable, Duration patience) {
  /** A question. */
  static final Manner READING = new Manner(false, true, Duration.ofSeconds(30));

  /** A question whose answer can be long. */
  static final Manner LISTING = new Manner(false, true, Duration.ofMinutes(2));

  /** What changes the cluster. pachd waits until a change is seen everywhere. */
  static final Manner CHANGING = new Manner(true, false, Duration.ofMinutes(1));

  /** A change that may be made twice. */
  static final Manner SETTLING = new Manner(true, true, Duration.ofMinutes(2));

  /** What is asked beside, and done without when it does not come soon. */
  static final Manner BESIDE = new Manner(false, true, Duration.ofSeconds(3));

  /** A login: a token for whoever asks, and no change for anybody else. */
  static final Manner SIGNING_IN = new Manner(false, false, Duration.ofMinutes(1));

  Manner within(Duration limit) {
    return new Manner(isChange, isRepeatable, limit);
  }
}
