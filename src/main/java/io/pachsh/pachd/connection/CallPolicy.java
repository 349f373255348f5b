package io.pachsh.pachd.connection;

import java.time.Duration;

/**
 * How a call is made.
 *
 * @param isChange whether somebody else could notice it afterwards
 * @param isRepeatable whether it may be sent again when nobody knows whether it arrived
 * @param patience how long the answer may take
 * @param shownBy the command that shows whether it was made, when nobody knows; empty for none
 */
public record CallPolicy(
    boolean isChange, boolean isRepeatable, Duration patience, String shownBy) {
  /** A question. */
  public static final CallPolicy READING = new CallPolicy(false, true, Duration.ofSeconds(30));

  /** A question whose answer can be long. */
  public static final CallPolicy LISTING = new CallPolicy(false, true, Duration.ofMinutes(2));

  /** A change that may be made twice. */
  public static final CallPolicy SETTLING = new CallPolicy(true, true, Duration.ofMinutes(2));

  /** What is asked beside, and done without when it does not come soon. */
  static final CallPolicy BESIDE = new CallPolicy(false, true, Duration.ofSeconds(3));

  /** A login: a token for whoever asks, and no change for anybody else. */
  public static final CallPolicy SIGNING_IN = new CallPolicy(false, false, Duration.ofMinutes(1));

  private CallPolicy(boolean isChange, boolean isRepeatable, Duration patience) {
    this(isChange, isRepeatable, patience, "");
  }

  /**
   * What changes the cluster. pachd waits until a change is seen everywhere.
   *
   * @param shownBy the command that shows whether it was made, as it is typed; empty for none
   */
  public static CallPolicy changing(String shownBy) {
    return new CallPolicy(true, false, Duration.ofMinutes(1), shownBy);
  }

  public CallPolicy within(Duration limit) {
    return new CallPolicy(isChange, isRepeatable, limit, shownBy);
  }
}
