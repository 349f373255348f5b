package io.pachsh.console;

import java.util.Locale;

/**
 * Makes text from outside safe to show: whatever could steer a terminal, reorder a line or hide in
 * it becomes a visible escape such as {@code \x1b} or {@code \u202e}. A clean text comes back as it
 * is; a backslash of the text's own is left alone, for the result is read, never parsed.
 */
public final class Sanitiser {
  private static final int FIRST_NON_LATIN = 0x300;

  private Sanitiser() {}

  /** Text of several lines: line feeds and tabs stay. */
  public static String text(String text) {
    return clean(text, true);
  }

  /** Text that must stay on one line, such as a table's cell: line feeds and tabs go, too. */
  public static String line(String text) {
    return clean(text, false);
  }

  /**
   * Whether a character never has a place in shown text: a control other than line feed and tab, a
   * character that overrides direction, an invisible one, or half a surrogate pair. The joiners
   * U+200C and U+200D are judged by {@link #text} and {@link #line}, where their neighbours are
   * known.
   */
  public static boolean isHazard(int codePoint) {
    if (codePoint < 0x7f) {
      return codePoint < ' ' && codePoint != '\n' && codePoint != '\t';
    }
    if (codePoint <= 0x9f || codePoint == 0xad) {
      return true;
    }
    return codePoint >= FIRST_NON_LATIN && isInvisible(codePoint);
  }

  private static boolean isInvisible(int c) {
    return (c >= 0xd800 && c <= 0xdfff) // surrogates, alone
        || (c == 0x200b || c == 0x200e || c == 0x200f || c == 0x61c) // zero width, marks
        || (c >= 0x2028 && c <= 0x202e) // line separators, embeddings, overrides
        || (c >= 0x2060 && c <= 0x206f) // word joiner, isolates, deprecated format controls
        || (c >= 0xfff9 && c <= 0xfffb) // interlinear annotation
        || (c == 0x34f || c == 0x180e || c == 0xfeff)
        || (c == 0x115f || c == 0x1160 || c == 0x3164 || c == 0xffa0) // Hangul fillers
        || (c >= 0xe0000 && c <= 0xe0fff) // tags and supplementary variation selectors
        || (c & 0xfffe) == 0xfffe; // noncharacters
  }

  private static String clean(String text, boolean keepsLayout) {
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
      int next = at + Character.charCount(codePoint);
      if (stays(text, at, codePoint, keepsLayout)) {
        clean.appendCodePoint(codePoint);
      } else {
        clean.append(escaped(codePoint));
      }
      at = next;
    }
    return clean.toString();
  }

  private static boolean stays(String text, int at, int codePoint, boolean keepsLayout) {
    if (codePoint == '\n' || codePoint == '\t') {
      return keepsLayout;
    }
    return isJoiner(codePoint) ? joins(text, at) : !isHazard(codePoint);
  }

  private static boolean isPlain(char c) {
    return c >= ' ' && c < 0x7f;
  }

  private static boolean isJoiner(int codePoint) {
    return codePoint == 0x200c || codePoint == 0x200d;
  }

  /** Joiners shape emoji and some scripts; beside Latin letters they only hide. */
  private static boolean joins(String text, int at) {
    return at > 0
        && at + 1 < text.length()
        && text.codePointBefore(at) >= FIRST_NON_LATIN
        && text.codePointAt(at + 1) >= FIRST_NON_LATIN
        && !isJoiner(text.codePointBefore(at));
  }

  private static String escaped(int codePoint) {
    if (codePoint == '\n') {
      return "\\n";
    }
    if (codePoint == '\t') {
      return "\\t";
    }
    String form = codePoint <= 0xff ? "\\x%02x" : codePoint <= 0xffff ? "\\u%04x" : "\\U%08x";
    return String.format(Locale.ROOT, form, codePoint);
  }
}
