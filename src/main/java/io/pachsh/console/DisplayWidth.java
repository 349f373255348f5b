package io.pachsh.console;

import org.jline.utils.WCWidth;

/**
 * How many columns of a terminal a text takes, by the tables that the line editor counts with
 * (Unicode Standard Annex 11). What belongs together counts once: a letter and its marks, a joined
 * emoji, a flag.
 */
public final class DisplayWidth {
  private static final int FIRST_NON_LATIN = 0x300;

  /** So many chars are looked at for what belongs together: a text need not be read to its end. */
  private static final int LONGEST_TOGETHER = 64;

  private DisplayWidth() {}

  public static int of(String text) {
    int width = 0;
    int end;
    for (int at = 0; at < text.length(); at = end) {
      end = end(text, at);
      width += width(text, at, end);
    }
    return width;
  }

  /**
   * Where the longest part from {@code start} ends that is no wider than so many columns: with what
   * belongs together, and at least one character.
   */
  public static int fitting(String text, int start, int columns) {
    int width = 0;
    int at = start;
    while (at < text.length()) {
      int end = end(text, at);
      width += width(text, at, end);
      if (width > columns && at > start) {
        return at;
      }
      at = end;
    }
    return at;
  }

  /**
   * Where what begins there ends: a Latin character, unless a mark follows, or what is together.
   */
  private static int end(String text, int at) {
    int next = at + 1;
    if (text.charAt(at) < FIRST_NON_LATIN
        && (next == text.length() || text.charAt(next) < FIRST_NON_LATIN)) {
      return next;
    }
    int limit = Math.min(text.length(), at + LONGEST_TOGETHER);
    if (limit < text.length() && Character.isLowSurrogate(text.charAt(limit))) {
      limit--;
    }
    return at + Math.max(1, WCWidth.charCountForGraphemeCluster(text.substring(at, limit), 0));
  }

  private static int width(String text, int at, int end) {
    return end == at + 1 && text.charAt(at) < FIRST_NON_LATIN
        ? 1
        : Math.max(0, WCWidth.wcwidthForGraphemeCluster(text.substring(at, end), 0));
  }
}
