package io.pachsh.oidc.message;

import io.pachsh.oidc.transport.RejectedException;
import io.pachsh.outside.Sanitiser;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * A claim that becomes a name of ours: an e-mail address, a group. Two of them that look the same
 * would be two accounts that people take for one, so that none is accepted with a character in it
 * that cannot be seen, or with a blank around it; and none is changed, lest two become one.
 */
public final class ReadableClaim {
  private ReadableClaim() {}

  /** Returns the value as it is. */
  public static String require(String claim, String value) {
    OptionalInt hazard = Sanitiser.firstHazard(value);
    if (hazard.isPresent()) {
      throw unreadable(
          claim,
          "The claim '%s' holds a control, bidirectional or invisible character: %s."
              .formatted(claim, named(hazard.getAsInt())),
          "characters that can be seen",
          value);
    }
    if (!value.isEmpty()) {
      requireNoBlank(claim, value, value.codePointAt(0), "begins");
      requireNoBlank(claim, value, value.codePointBefore(value.length()), "ends");
    }
    return value;
  }

  private static void requireNoBlank(String claim, String value, int codePoint, String where) {
    if (Character.isSpaceChar(codePoint) || Character.isWhitespace(codePoint)) {
      throw unreadable(
          claim,
          "The claim '%s' %s with a blank: %s.".formatted(claim, where, named(codePoint)),
          "no blank around it",
          value);
    }
  }

  private static RejectedException unreadable(
      String claim, String sentence, String expected, String value) {
    return new RejectedException(
        claim,
        sentence,
        expected,
        "'" + value + "'",
        "Correct it at the provider. pachsh changes no such name, because two accounts could become"
            + " one.");
  }

  private static String named(int codePoint) {
    String name = Character.getName(codePoint);
    return String.format(Locale.ROOT, "U+%04X", codePoint) + (name == null ? "" : " " + name);
  }
}
