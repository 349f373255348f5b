package io.pachsh.spelling;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which known words a mistyped one may have meant. */
public final class Spelling {
  private static final int LONGEST_KEY = 64;

  /** Nobody mistypes a longer word; comparing two takes the product of their lengths. */
  static final int LONGEST = 256;

  private Spelling() {}

  /** The known words that are close to {@code word}, nearest first. */
  public static List<String> near(String word, Collection<String> known) {
    return known.stream()
        .filter(candidate -> isNear(word, candidate))
        .sorted(
            Comparator.comparingInt((String candidate) -> distance(word, candidate))
                .thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  /** Whether a typist may have meant {@code known}: a prefix of it, or few slips away. */
  public static boolean isNear(String word, String known) {
    if (word.length() >= 2 && known.startsWith(word)) {
      return true;
    }
    return isSlipOf(word, known);
  }

  /** Whether {@code word} is {@code known} with few slips, fewer in short words. */
  public static boolean isSlipOf(String word, String known) {
    int allowed = known.length() <= 3 ? 1 : known.length() <= 7 ? 2 : 3;
    int most = Math.min(allowed, known.length() - 1);
    return isSlipOf(word, known, most);
  }

  /** Whether {@code word} is a known one with so many slips at most. */
  public static boolean isSlipOf(String word, String known, int most) {
    return Math.abs(word.length() - known.length()) <= most && distance(word, known) <= most;
  }

  /** Whether two keys differ only in case, underscores, hyphens, dots and blanks. */
  public static boolean isSameKey(String one, String other) {
    return folded(one).equals(folded(other));
  }

  /** The known key that is at most two slips away from such a form of a key, the nearest one. */
  public static Optional<String> nearestKey(String key, Collection<String> known) {
    Optional<String> best = Optional.empty();
    int least = 3;
    String folded = folded(key);
    for (String candidate : known) {
      int distance = distance(folded, folded(candidate));
      if (distance < least && distance < candidate.length() / 2) {
        least = distance;
        best = Optional.of(candidate);
      }
    }
    return best;
  }

  /** A key without what people write between its words. */
  public static String folded(String key) {
    String folded = key.toLowerCase(Locale.ROOT).replaceAll("[_\\-\\s‐‑–—−.]", "");
    return folded.length() > LONGEST_KEY ? folded.substring(0, LONGEST_KEY) : folded;
  }

  /**
   * How many insertions, deletions, replacements and swaps of neighbours lead from a to b; of texts
   * that are longer than what people type, the length of the longer one unless they are the same.
   */
  public static int distance(String a, String b) {
    if (Math.max(a.length(), b.length()) > LONGEST) {
      return a.equals(b) ? 0 : Math.max(a.length(), b.length());
    }
    int[][] rows = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        rows[i][j] = i == 0 || j == 0 ? i + j : cheapest(rows, a, b, i, j);
      }
    }
    return rows[a.length()][b.length()];
  }

  private static int cheapest(int[][] rows, String a, String b, int i, int j) {
    int replaced = rows[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int best = Math.min(replaced, Math.min(rows[i - 1][j], rows[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, rows[i - 2][j - 2] + 1) : best;
  }
}
