package io.pachsh.spelling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * The names that begin like a word but for a slip or two: a letter too many, missing, wrong, or
 * swapped with its neighbour. Names in order share the work for what they begin with, and a
 * beginning with too many slips drops all of its names at once. When no name begins so, the part
 * behind its kind may: {@code robot:ci}, {@code project/repo}.
 *
 * @param <N> what the names are
 */
public final class TypoMatcher<N> {
  private static final int FAR = 1_000;

  private final N[] sorted;
  private final Function<N, String> text;
  private final String word;
  private final int most;
  private final List<N> found = new ArrayList<>();

  /** For each length of a beginning, the slips that lead to it from each start of the word. */
  private final int[][] rows;

  private final char[] beginning;

  /** How many slips are forgiven now. */
  private int allowed;

  /** How much of the names is left out of the comparison, such as {@code robot:}. */
  private int skipped;

  /**
   * Compares names with a word.
   *
   * @param sorted the names in the order of their texts
   * @param word in lower case
   * @param most how many are wanted at most
   */
  public TypoMatcher(N[] sorted, Function<N, String> text, String word, int most) {
    this.sorted = sorted;
    this.text = text;
    this.word = word;
    this.most = most;
    if (word.length() > Spelling.LONGEST) {
      rows = new int[0][0];
      beginning = new char[0];
      return;
    }
    int longest = word.length() + 2;
    rows = new int[longest + 1][word.length() + 1];
    beginning = new char[longest];
    for (int[] row : rows) {
      Arrays.fill(row, FAR);
    }
    Arrays.setAll(rows[0], i -> i);
  }

  /** Those with the fewest slips; none for a word that nobody can have mistyped so far. */
  public List<N> names() {
    if (rows.length == 0) {
      return found;
    }
    int forgiven = word.length() < 4 ? 0 : word.length() < 7 ? 1 : 2;
    for (allowed = 1; allowed <= forgiven && found.isEmpty(); allowed++) {
      skipped = 0;
      walk(0, sorted.length, 0);
      behindKinds();
    }
    return found;
  }

  private void behindKinds() {
    for (int i = 0; found.isEmpty() && i < sorted.length; ) {
      String name = text(i);
      skipped = Math.max(name.indexOf(':'), name.indexOf('/')) + 1;
      int end = i + 1;
      if (skipped > 0) {
        end = endOf(i, name.substring(0, skipped));
        walk(i, end, 0);
      }
      i = end;
    }
  }

  /** Goes on with the names of a range, which share a beginning of that length. */
  private void walk(int from, int to, int length) {
    if (rows[length][word.length()] <= allowed) {
      for (int i = from; i < to && found.size() < most; i++) {
        found.add(sorted[i]);
      }
      return;
    }
    if (length >= word.length() + allowed) {
      return;
    }
    int i = from;
    while (i < to && text(i).length() == skipped + length) {
      i++;
    }
    while (i < to && found.size() < most) {
      char letter = text(i).charAt(skipped + length);
      int end = end(i, to, length, letter);
      beginning[length] = Character.toLowerCase(letter);
      if (fill(length + 1) <= allowed) {
        walk(i, end, length + 1);
      }
      i = end;
    }
  }

  /** Fills the row of a longer beginning, near its diagonal alone, and gives its fewest slips. */
  private int fill(int length) {
    int[] row = rows[length];
    int[] above = rows[length - 1];
    char letter = beginning[length - 1];
    int first = Math.max(1, length - allowed);
    int last = Math.min(word.length(), length + allowed);
    row[first - 1] = first == 1 ? length : FAR;
    int fewest = row[first - 1];
    for (int j = first; j <= last; j++) {
      char wanted = word.charAt(j - 1);
      int best = above[j - 1] + (wanted == letter ? 0 : 1);
      best = Math.min(best, row[j - 1] + 1);
      best = j == length + allowed ? best : Math.min(best, above[j] + 1);
      boolean swapped =
          j > 1 && length > 1 && wanted == beginning[length - 2] && word.charAt(j - 2) == letter;
      row[j] = swapped ? Math.min(best, rows[length - 2][j - 2] + 1) : best;
      fewest = Math.min(fewest, row[j]);
    }
    if (last < word.length()) {
      row[word.length()] = FAR;
    }
    return fewest;
  }

  /** Where the names end that begin like that. */
  private int endOf(int from, String start) {
    int low = from;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (text(middle).startsWith(start)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Where the names end that have this letter next. */
  private int end(int from, int to, int length, char letter) {
    int low = from;
    int high = to;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (text(middle).charAt(skipped + length) <= letter) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private String text(int name) {
    return text.apply(sorted[name]);
  }
}
