package io.pachsh.outside;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/**
 * Which characters could steer a terminal, reorder a line or hide in it, by their properties in the
 * Unicode Character Database: general category Cc, Cf, Cs, Zl or Zp, Default_Ignorable_Code_Point
 * (UAX #44), or noncharacter.
 */
final class Hazards {
  private static final int FIRST_NON_LATIN = 0x300;
  private static final int FIRST_IDEOGRAPH = 0x3400;
  private static final int LAST_SYLLABLE = 0xd7a3;

  /**
   * What is ignorable by default without being of category Cf, and not known to the JDK:
   * Other_Default_Ignorable_Code_Point and Variation_Selector of PropList.txt, as first and last
   * code points. The property is given to unassigned places, too, so that it holds for releases of
   * Unicode to come.
   */
  private static final int[][] IGNORABLE = {
    {0x34f, 0x34f}, // combining grapheme joiner
    {0x115f, 0x1160}, // Hangul fillers
    {0x17b4, 0x17b5}, // Khmer inherent vowels
    {0x180b, 0x180f}, // Mongolian variation selectors and vowel separator
    {0x2060, 0x206f},
    {0x3164, 0x3164}, // Hangul filler
    {0xfe00, 0xfe0f}, // variation selectors
    {0xfeff, 0xfeff},
    {0xffa0, 0xffa0}, // half-width Hangul filler
    {0xfff0, 0xfffb}, // unassigned, and interlinear annotation
    {0x1bca0, 0x1bca3}, // shorthand format controls
    {0x1d173, 0x1d17a}, // musical beams and slurs
    {0xe0000, 0xe0fff}, // tags and variation selectors
  };

  private static final int FORMATS =
      1 << Character.CONTROL
          | 1 << Character.FORMAT
          | 1 << Character.SURROGATE
          | 1 << Character.LINE_SEPARATOR
          | 1 << Character.PARAGRAPH_SEPARATOR;

  /** Scripts whose letters U+200C and U+200D shape (The Unicode Standard, §9, §12, §13, §16). */
  private static final Set<UnicodeScript> JOINING =
      EnumSet.of(
          UnicodeScript.ARABIC,
          UnicodeScript.SYRIAC,
          UnicodeScript.NKO,
          UnicodeScript.MONGOLIAN,
          UnicodeScript.DEVANAGARI,
          UnicodeScript.BENGALI,
          UnicodeScript.GURMUKHI,
          UnicodeScript.GUJARATI,
          UnicodeScript.ORIYA,
          UnicodeScript.TAMIL,
          UnicodeScript.TELUGU,
          UnicodeScript.KANNADA,
          UnicodeScript.MALAYALAM,
          UnicodeScript.SINHALA,
          UnicodeScript.KHMER,
          UnicodeScript.MYANMAR);

  private Hazards() {}

  /** Whether it has no place in shown text; line feed and tab, which lay text out, are none. */
  static boolean includes(int c) {
    if (c < 0x7f) {
      return c < ' ' && c != '\n' && c != '\t';
    }
    if (c < FIRST_NON_LATIN) {
      return c <= 0x9f || c == 0xad;
    }
    if (c >= FIRST_IDEOGRAPH && c <= LAST_SYLLABLE) {
      return false; // most of what is not Latin, of which nothing hides
    }
    return ((1 << Character.getType(c)) & FORMATS) != 0
        || (c & 0xfffe) == 0xfffe
        || (c >= 0xfdd0 && c <= 0xfdef)
        || isIgnorable(c);
  }

  /**
   * Whether a zero-width joiner or non-joiner at that place shapes its neighbours: parts of one
   * emoji, or letters of a script that joins. Elsewhere it only hides.
   */
  static boolean isShaping(String text, int at) {
    char joiner = text.charAt(at);
    if ((joiner != '\u200c' && joiner != '\u200d') || at == 0 || at + 1 == text.length()) {
      return false;
    }
    int before = text.codePointBefore(at);
    int after = text.codePointAt(at + 1);
    return (joins(before) && joins(after)) || (isPicture(before) && isPicture(after));
  }

  private static boolean joins(int c) {
    return (Character.isLetter(c) || isMark(c)) && JOINING.contains(UnicodeScript.of(c));
  }

  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return (type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK)
        && !isIgnorable(c);
  }

  /** A symbol such as an emoji, or the tone of its skin. */
  private static boolean isPicture(int c) {
    int type = Character.getType(c);
    return type == Character.OTHER_SYMBOL || (c >= 0x1f3fb && c <= 0x1f3ff);
  }

  private static boolean isIgnorable(int c) {
    for (int[] range : IGNORABLE) {
      if (c <= range[1]) {
        return c >= range[0];
      }
    }
    return false;
  }
}
