package io.pachsh.output;

import io.pachsh.console.DisplayWidth;
import java.util.Arrays;
import java.util.List;

/**
 * How wide the columns of a table are, and which are shown. No part of a cell is ever broken: when
 * the rows are too wide for the screen, columns without any value go, then dates are written
 * shorter, then cells are broken between their parts.
 */
final class Columns {
  /** A column of sentences that is narrower is no pleasure to read. */
  private static final int READABLE = 20;

  /** A column that is not shown. */
  private static final int HIDDEN = -1;

  private final int gap;

  /** As wide as the widest cell. */
  private final int[] whole;

  /** As wide as the widest cell with dates written shorter. */
  private final int[] brief;

  /** As wide as the widest part of a cell. */
  private final int[] parts;

  /** Whether any cell has a text. */
  private final boolean[] used;

  private int[] widths;

  /** Columns as wide as their headings, so far apart. */
  Columns(List<Cell> headings, int gap) {
    this.gap = gap;
    int count = headings.size();
    whole = new int[count];
    brief = new int[count];
    parts = new int[count];
    used = new boolean[count];
    widen(headings);
    Arrays.fill(used, false);
    widths = whole;
  }

  /** The columns that a column of this number has; see {@link #isShown}. */
  int width(int column) {
    return widths[column];
  }

  boolean isShown(int column) {
    return widths[column] != HIDDEN;
  }

  /** Makes room for a row. */
  void widen(List<Cell> cells) {
    for (int i = 0; i < whole.length; i++) {
      Cell cell = cells.get(i);
      String text = cell.text();
      int width = DisplayWidth.of(text);
      used[i] |= !text.isEmpty();
      whole[i] = Math.max(whole[i], width);
      if (cell.parts().size() > 1) {
        brief[i] = Math.max(brief[i], width);
        parts[i] = Math.max(parts[i], cell.widestPart());
      } else {
        int least = text.equals(cell.brief()) ? width : DisplayWidth.of(cell.brief());
        brief[i] = Math.max(brief[i], least);
        parts[i] = Math.max(parts[i], least);
      }
    }
  }

  /** Fits all columns into so much room; says whether they fit. */
  boolean fit(int room, boolean[] prose) {
    widths = whole.clone();
    if (taken() <= room) {
      return true;
    }
    hideUnused();
    if (taken() <= room) {
      return true;
    }
    return narrow(room, prose);
  }

  /**
   * Fits all columns but one, which is shown beneath the others; says whether they fit.
   *
   * @param beneath the number of the column
   */
  boolean fitWithout(int beneath, int room, boolean[] prose) {
    widths = whole.clone();
    hideUnused();
    widths[beneath] = HIDDEN;
    return narrow(room, prose);
  }

  /** The column to show beneath the others: the widest of sentences, else of all but the first. */
  int beneath(boolean[] prose) {
    int widest = 0;
    for (int i = 1; i < whole.length; i++) {
      boolean isBetter = prose[i] == prose[widest] ? whole[i] > whole[widest] : prose[i];
      if (used[i] && (widest == 0 || isBetter)) {
        widest = i;
      }
    }
    return widest;
  }

  private void hideUnused() {
    for (int i = 0; i < widths.length; i++) {
      widths[i] = used[i] ? widths[i] : HIDDEN;
    }
  }

  private boolean narrow(int room, boolean[] prose) {
    for (int i = 0; i < widths.length; i++) {
      widths[i] = isShown(i) ? brief[i] : HIDDEN;
    }
    for (int excess = taken() - room; excess > 0; excess--) {
      int widest = widestToNarrow(prose);
      if (widest < 0) {
        return false;
      }
      widths[widest]--;
    }
    return true;
  }

  /** The widest column that can be narrowed; -1 when none can. */
  private int widestToNarrow(boolean[] prose) {
    int widest = -1;
    for (int i = 0; i < widths.length; i++) {
      int least = prose[i] ? Math.max(parts[i], Math.min(whole[i], READABLE)) : parts[i];
      if (widths[i] > least && (widest < 0 || widths[i] > widths[widest])) {
        widest = i;
      }
    }
    return widest;
  }

  /** How much room the shown columns take, with what is between them. */
  private int taken() {
    long shown = Arrays.stream(widths).filter(width -> width != HIDDEN).count();
    int wide = Arrays.stream(widths).filter(width -> width != HIDDEN).sum();
    return wide + (int) Math.max(0, shown - 1) * gap;
  }
}
