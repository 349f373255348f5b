package io.pachsh.completion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The names that begin like a word but for a slip or two: a letter too many, missing, wrong, or
 * swapped with its neighbour. Names in order share the work for what they begin with, and a
 * beginning with too many slips drops all of its names at once. When no name begins so, the part
 * behind its kind may: {@code robot:ci}, {@code project/repo}.
 */
final class Slips {
  private record Found(Name name, int slips) {}

  private final Name[] sorted;
  private final String word;
  private final int most;
  private final int allowed;

  /** How much of the names is left out of the comparison, such as {@code robot:}. */
  private int skipped;

  private final List<Found> found = new ArrayList<>();

  Slips(Name[] sorted, String word, int most) {
    this.sorted = sorted;
    this.word = word;
    this.most = most;
    this.allowed = word.length() < 4 ? 0 : word.length() < 7 ? 1 : 2;
  }

  /** Those with the fewest slips first. */
  List<Name> names() {
    if (allowed == 0) {
      return List.of();
    }
    int[] row = new int[word.length() + 1];
    Arrays.setAll(row, i -> i);
    walk(0, sorted.length, "", row, row);
    for (int i = 0; found.isEmpty() && i < sorted.length; ) {
      String text = sorted[i].text();
      skipped = Math.max(text.indexOf(':'), text.indexOf('/')) + 1;
      int end = skipped == 0 ? i + 1 : endOf(i, text.substring(0, skipped));
      if (skipped > 0) {
        walk(i, end, "", row, row);
      }
      i = end;
    }
    return found.stream().sorted(Comparator.comparingInt(Found::slips)).map(Found::name).toList();
  }

  /**
   * Goes on with the names of a range, which begin alike.
   *
   * @param row the slips that lead from each start of the word to that beginning
   * @param above the same for the beginning without its last letter
   */
  private void walk(int from, int to, String beginning, int[] row, int[] above) {
    if (row[word.length()] <= allowed) {
      for (int i = from; i < to && found.size() < most; i++) {
        found.add(new Found(sorted[i], row[word.length()]));
      }
      return;
    }
    boolean hopeless = Arrays.stream(row).noneMatch(slips -> slips <= allowed);
    int depth = beginning.length();
    if (hopeless || depth >= word.length() + allowed) {
      return;
    }
    int i = from;
    while (i < to && sorted[i].text().length() == skipped + depth) {
      i++;
    }
    while (i < to && found.size() < most) {
      char letter = sorted[i].text().charAt(skipped + depth);
      int end = end(i, to, depth, letter);
      String longer = beginning + Character.toLowerCase(letter);
      walk(i, end, longer, next(longer, row, above), row);
      i = end;
    }
  }

  private int[] next(String beginning, int[] row, int[] above) {
    int depth = beginning.length();
    char letter = beginning.charAt(depth - 1);
    int[] next = new int[row.length];
    next[0] = depth;
    for (int j = 1; j < next.length; j++) {
      char wanted = word.charAt(j - 1);
      int best =
          Math.min(row[j - 1] + (wanted == letter ? 0 : 1), Math.min(row[j], next[j - 1]) + 1);
      boolean swapped =
          j > 1
              && depth > 1
              && wanted == beginning.charAt(depth - 2)
              && word.charAt(j - 2) == letter;
      next[j] = swapped ? Math.min(best, above[j - 2] + 1) : best;
    }
    return next;
  }

  /** Where the names end that begin like that. */
  private int endOf(int from, String start) {
    int low = from;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle].text().startsWith(start)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Where the names end that have this letter next. */
  private int end(int from, int to, int depth, char letter) {
    int low = from;
    int high = to;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle].text().charAt(skipped + depth) <= letter) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
