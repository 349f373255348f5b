package io.pachsh.outside;

import java.util.Locale;
import java.util.OptionalInt;

/**
 * Makes text from outside safe to show: whatever could steer a terminal, reorder a line or hide in
 * it becomes a visible escape such as {@code \x1b} or {@code \u202e}. A clean text comes back as it
 * is; a backslash of the text's own is left alone, for the result is read, never parsed.
 */
public final class Sanitiser {
  private Sanitiser() {}

  /** What becomes of line feeds and tabs, which lay a text out. */
  private enum Layout {
    KEPT,
    /** As {@code \n} and {@code \t}. */
    ESCAPED,
    /** As {@code ⏎} and {@code \t}. */
    SHOWN,
    /** Kept, and joiners do not pass anywhere. */
    TYPED
  }

  /** Text of several lines of ours: line feeds and tabs stay. */
  public static String text(String text) {
    return clean(text, Layout.KEPT);
  }

  /** Text that must stay on one line, such as a table's cell: a line feed becomes {@code \n}. */
  public static String line(String text) {
    return clean(text, Layout.ESCAPED);
  }

  /** Text within a sentence, which it must not end: a line feed becomes {@code ⏎}. */
  public static String quoted(String text) {
    return clean(text, Layout.SHOWN);
  }

  /**
   * Text under a cursor: like {@link #text}, but each character is judged alone, so that the
   * beginning of a text looks like the beginning of the whole.
   */
  public static String typed(String text) {
    return clean(text, Layout.TYPED);
  }

  /**
   * Whether a character never has a place in shown text: a control other than line feed and tab, a
   * character that overrides direction, an invisible one, or half a surrogate pair. Of these,
   * {@link #text} and {@link #line} let only the joiners U+200C and U+200D pass, between parts of
   * an emoji and letters of scripts that join.
   */
  public static boolean isHazard(int codePoint) {
    return Hazards.includes(codePoint);
  }

  /**
   * The first character that could steer, reorder or hide, a line feed or tab too; joiners where
   * they shape their neighbours are none.
   */
  public static OptionalInt firstHazard(String text) {
    for (int at = 0; at < text.length(); at = text.offsetByCodePoints(at, 1)) {
      int codePoint = text.codePointAt(at);
      boolean layout = codePoint == '\n' || codePoint == '\t';
      if (layout || (Hazards.includes(codePoint) && !Hazards.isShaping(text, at))) {
        return OptionalInt.of(codePoint);
      }
    }
    return OptionalInt.empty();
  }

  private static String clean(String text, Layout layout) {
    int at = 0;
    while (at < text.length() && isPlain(text.charAt(at))) {
      at++;
    }
    if (at == text.length()) {
      return text;
    }
    StringBuilder clean = new StringBuilder(text.length() + 16).append(text, 0, at);
    while (at < text.length()) {
      int codePoint = text.codePointAt(at);
      if (codePoint == '\n' || codePoint == '\t') {
        clean.append(laidOut((char) codePoint, layout));
      } else if (Hazards.includes(codePoint)
          && (layout == Layout.TYPED || !Hazards.isShaping(text, at))) {
        clean.append(escaped(codePoint));
      } else {
        clean.appendCodePoint(codePoint);
      }
      at += Character.charCount(codePoint);
    }
    return clean.toString();
  }

  private static boolean isPlain(char c) {
    return c >= ' ' && c < 0x7f;
  }

  private static String laidOut(char c, Layout layout) {
    return switch (layout) {
      case KEPT, TYPED -> String.valueOf(c);
      case ESCAPED -> c == '\n' ? "\\n" : "\\t";
      case SHOWN -> c == '\n' ? "⏎" : "\\t";
    };
  }

  private static String escaped(int codePoint) {
    String form = codePoint <= 0xff ? "\\x%02x" : codePoint <= 0xffff ? "\\u%04x" : "\\U%08x";
    return String.format(Locale.ROOT, form, codePoint);
  }
}
