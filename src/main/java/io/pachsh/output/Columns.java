package io.pachsh.output;

import io.pachsh.console.DisplayWidth;
import java.util.Arrays;
import java.util.List;

/** How wide the columns of a table are. */
final class Columns {
  /** Below this a column cannot be read. */
  private static final int NARROWEST = 8;

  private final int[] widths;

  /** The widest word of each column; narrower, it breaks inside words. */
  private final int[] words;

  /** Columns as wide as their headings. */
  Columns(List<String> headings) {
    widths = new int[headings.size()];
    words = new int[headings.size()];
    widen(headings);
  }

  int width(int column) {
    return widths[column];
  }

  /** Makes room for a row. */
  void widen(List<String> cells) {
    for (int i = 0; i < widths.length; i++) {
      String cell = cells.get(i);
      int width = DisplayWidth.of(cell);
      if (width > words[i]) {
        widths[i] = Math.max(widths[i], width);
        words[i] = Math.max(words[i], cell.indexOf(' ') < 0 ? width : widestWord(cell));
      }
    }
  }

  /**
   * Narrows them until they fit, the widest first, and inside words only when that does not help;
   * says whether they fit then.
   */
  boolean fit(int room) {
    int excess = Arrays.stream(widths).sum() - room;
    for (int round = 0; round < 2; round++) {
      while (excess > 0) {
        int widest = widest(round == 0);
        if (widest < 0) {
          break;
        }
        widths[widest]--;
        excess--;
      }
    }
    return excess <= 0;
  }

  /** The widest column that can be narrowed; -1 when none can. */
  private int widest(boolean keepingWords) {
    int widest = -1;
    for (int i = 0; i < widths.length; i++) {
      int least = Math.max(NARROWEST, keepingWords ? words[i] : 0);
      if (widths[i] > least && (widest < 0 || widths[i] > widths[widest])) {
        widest = i;
      }
    }
    return widest;
  }

  private static int widestWord(String cell) {
    int widest = 0;
    int start = 0;
    while (start < cell.length()) {
      int space = cell.indexOf(' ', start);
      int end = space < 0 ? cell.length() : space;
      widest = Math.max(widest, DisplayWidth.of(cell.substring(start, end)));
      start = end + 1;
    }
    return widest;
  }
}
