package io.pachsh.output;

/**
 * How many columns of a terminal a text takes: none for combining marks and joiners, two for East
 * Asian wide characters and emoji (Unicode Standard Annex 11), one for the rest. What U+200D joins
 * is counted as one emoji, as current terminals draw it.
 */
final class DisplayWidth {
  private static final int FIRST_NON_LATIN = 0x300;
  private static final int JOINER = 0x200d;
  private static final int EMOJI_PRESENTATION = 0xfe0f;

  /** First and last code points of the wide ranges, ascending. */
  private static final int[] WIDE = {
    0x1100, 0x115f, 0x231a, 0x231b, 0x2329, 0x232a, 0x23e9, 0x23ec, 0x23f0, 0x23f0, 0x23f3, 0x23f3,
    0x25fd, 0x25fe, 0x2614, 0x2615, 0x2648, 0x2653, 0x267f, 0x267f, 0x2693, 0x2693, 0x26a1, 0x26a1,
    0x26aa, 0x26ab, 0x26bd, 0x26be, 0x26c4, 0x26c5, 0x26ce, 0x26ce, 0x26d4, 0x26d4, 0x26ea, 0x26ea,
    0x26f2, 0x26f3, 0x26f5, 0x26f5, 0x26fa, 0x26fa, 0x26fd, 0x26fd, 0x2705, 0x2705, 0x270a, 0x270b,
    0x2728, 0x2728, 0x274c, 0x274c, 0x274e, 0x274e, 0x2753, 0x2755, 0x2757, 0x2757, 0x2795, 0x2797,
    0x27b0, 0x27b0, 0x27bf, 0x27bf, 0x2b1b, 0x2b1c, 0x2b50, 0x2b50, 0x2b55, 0x2b55, 0x2e80, 0x303e,
    0x3041, 0x33ff, 0x3400, 0x4dbf, 0x4e00, 0x9fff, 0xa000, 0xa4cf, 0xa960, 0xa97c, 0xac00, 0xd7a3,
    0xf900, 0xfaff, 0xfe10, 0xfe19, 0xfe30, 0xfe6f, 0xff00, 0xff60, 0xffe0, 0xffe6, 0x16fe0,
    0x18aff, 0x1b000, 0x1b2fb, 0x1f004, 0x1f004, 0x1f0cf, 0x1f0cf, 0x1f18e, 0x1f18e, 0x1f191,
    0x1f19a, 0x1f200, 0x1f265, 0x1f300, 0x1f320, 0x1f32d, 0x1f335, 0x1f337, 0x1f37c, 0x1f37e,
    0x1f393, 0x1f3a0, 0x1f3ca, 0x1f3cf, 0x1f3d3, 0x1f3e0, 0x1f3f0, 0x1f3f4, 0x1f3f4, 0x1f3f8,
    0x1f43e, 0x1f440, 0x1f440, 0x1f442, 0x1f4fc, 0x1f4ff, 0x1f53d, 0x1f54b, 0x1f54e, 0x1f550,
    0x1f567, 0x1f57a, 0x1f57a, 0x1f595, 0x1f596, 0x1f5a4, 0x1f5a4, 0x1f5fb, 0x1f64f, 0x1f680,
    0x1f6c5, 0x1f6cc, 0x1f6cc, 0x1f6d0, 0x1f6d2, 0x1f6d5, 0x1f6d7, 0x1f6dc, 0x1f6df, 0x1f6eb,
    0x1f6ec, 0x1f6f4, 0x1f6fc, 0x1f7e0, 0x1f7eb, 0x1f7f0, 0x1f7f0, 0x1f90c, 0x1f93a, 0x1f93c,
    0x1f945, 0x1f947, 0x1f9ff, 0x1fa70, 0x1faff, 0x20000, 0x2fffd, 0x30000, 0x3fffd
  };

  private DisplayWidth() {}

  static int of(String text) {
    int at = latin(text, 0, text.length());
    return at == text.length() ? at : at + beyondLatin(text, at);
  }

  /**
   * Where the longest part from {@code start} ends that is no wider than so many columns: with its
   * combining marks and joined emoji, and at least one character.
   */
  static int fitting(String text, int start, int columns) {
    Ruler ruler = new Ruler();
    int end = start;
    while (end < text.length()) {
      int c = text.codePointAt(end);
      if (ruler.widthWith(c) > columns && end > start) {
        return end;
      }
      end += Character.charCount(c);
    }
    return end;
  }

  /** Where the characters end that all take one column; leaves one to be combined with marks. */
  private static int latin(String text, int start, int end) {
    int at = start;
    while (at < end && text.charAt(at) < FIRST_NON_LATIN) {
      at++;
    }
    return at == end || at == start ? at : at - 1;
  }

  private static int beyondLatin(String text, int start) {
    Ruler ruler = new Ruler();
    int width = 0;
    int c;
    for (int at = start; at < text.length(); at += Character.charCount(c)) {
      c = text.codePointAt(at);
      width = ruler.widthWith(c);
    }
    return width;
  }

  /** Adds up the columns of a text, character by character. */
  private static final class Ruler {
    private int width;
    private int last;
    private int before;

    int widthWith(int c) {
      if (c == EMOJI_PRESENTATION && last == 1) {
        width++;
        last = 2;
      } else if (before != JOINER || last < 2) {
        int own = of(c);
        width += own;
        last = own == 0 ? last : own;
      }
      before = c;
      return width;
    }
  }

  static int of(int codePoint) {
    if (codePoint < FIRST_NON_LATIN) {
      return 1;
    }
    int type = Character.getType(codePoint);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT
        || (codePoint >= 0x1160 && codePoint <= 0x11ff)) {
      return 0;
    }
    return isWide(codePoint) ? 2 : 1;
  }

  private static boolean isWide(int codePoint) {
    int low = 0;
    int high = WIDE.length / 2 - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (codePoint < WIDE[2 * middle]) {
        high = middle - 1;
      } else if (codePoint > WIDE[2 * middle + 1]) {
        low = middle + 1;
      } else {
        return true;
      }
    }
    return false;
  }
}
