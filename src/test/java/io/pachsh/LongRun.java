package io.pachsh;

import org.junit.jupiter.api.Tag;

/**
 * Tests that try many cases of a kind: a few of them in the suite, many in {@code scripts/test
 * --long}, which runs the tests marked {@code @Tag(LongRun.TAG)} alone.
 */
public final class LongRun {
  /** The mark of a test that has a long form, as {@link Tag} wants it. */
  public static final String TAG = "long";

  private LongRun() {}

  /**
   * How many cases to try: what {@code -Dpachsh.NAME=…} says, else the number for the form that
   * runs.
   */
  public static int cases(String name, int inTheSuite, int inTheLongForm) {
    return Integer.getInteger(
        "pachsh." + name, Boolean.getBoolean("pachsh.long") ? inTheLongForm : inTheSuite);
  }

  /** Prints the line in which a long run says what it tried and how many of those it lost. */
  public static void report(String name, long tried, long lost) {
    System.out.println("long run " + name + ": tried " + tried + ", lost " + lost);
  }
}
