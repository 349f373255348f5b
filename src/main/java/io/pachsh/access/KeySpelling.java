package io.pachsh.access;

import io.pachsh.spelling.Spelling;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Which known key a misspelt one was meant to be. */
final class KeySpelling {
  private static final int LONGEST = 64;

  private KeySpelling() {}

  /** Whether two keys differ only in case, underscores and hyphens. */
  static boolean isSame(String one, String other) {
    return folded(one).equals(folded(other));
  }

  /** The known key that is at most two typing errors away, the nearest first. */
  static Optional<String> closest(String key, Collection<String> known) {
    Optional<String> best = Optional.empty();
    int least = 3;
    for (String candidate : known) {
      int distance = Spelling.distance(folded(key), folded(candidate));
      if (distance < least && distance < candidate.length() / 2) {
        least = distance;
        best = Optional.of(candidate);
      }
    }
    return best;
  }

  private static String folded(String key) {
    String folded = key.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
    return folded.length() > LONGEST ? folded.substring(0, LONGEST) : folded;
  }
}
