package io.pachsh.access;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Which known key a misspelt one was meant to be. */
public final class Spelling {
  private static final int LONGEST = 64;

  private Spelling() {}

  /** Whether two keys differ only in case, underscores and hyphens. */
  static boolean isSame(String one, String other) {
    return folded(one).equals(folded(other));
  }

  /** The known key that is at most two typing errors away, the nearest first. */
  public static Optional<String> closest(String key, Collection<String> known) {
    Optional<String> best = Optional.empty();
    int least = 3;
    for (String candidate : known) {
      int distance = distance(folded(key), folded(candidate));
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

  /** Levenshtein's distance. */
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[other.length()];
  }
}
