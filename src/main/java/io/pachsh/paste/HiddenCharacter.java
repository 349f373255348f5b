package io.pachsh.paste;

import io.pachsh.outside.Sanitiser;
import java.util.Locale;
import java.util.Optional;

/**
 * A character in a value that looks like nothing or like a blank, and is neither: a no-break or
 * zero-width blank, a control, a mark of direction. Pages and chats put such into what is copied.
 *
 * @param position where it stands, in code points, the first being 1
 */
public record HiddenCharacter(int codePoint, int position) {
  private static final int BRAILLE_BLANK = 0x2800;

  /** The first one in a value. */
  public static Optional<HiddenCharacter> firstIn(String value) {
    int position = 1;
    for (int at = 0; at < value.length(); at = value.offsetByCodePoints(at, 1)) {
      int codePoint = value.codePointAt(at);
      if (is(codePoint)) {
        return Optional.of(new HiddenCharacter(codePoint, position));
      }
      position++;
    }
    return Optional.empty();
  }

  /** A value without them: a blank becomes a plain one, whatever else hides goes. */
  public static String removedFrom(String value) {
    StringBuilder plain = new StringBuilder(value.length());
    value
        .codePoints()
        .filter(c -> isBlank(c) || !is(c))
        .map(c -> isBlank(c) ? ' ' : c)
        .forEach(plain::appendCodePoint);
    return plain.toString();
  }

  /** Whether a character is a blank of any width, the plain one and tabs apart. */
  static boolean isBlank(int codePoint) {
    return codePoint != ' ' && (Character.isSpaceChar(codePoint) || codePoint == BRAILLE_BLANK);
  }

  /** Whether a character is one. */
  static boolean is(int codePoint) {
    return codePoint == '\n'
        || codePoint == '\t'
        || isBlank(codePoint)
        || Sanitiser.isHazard(codePoint);
  }

  /** Such as {@code U+00A0 (no-break space)}. */
  public String named() {
    String name = Character.getName(codePoint);
    return "U+%04X (%s)"
        .formatted(codePoint, name == null ? "no character" : name.toLowerCase(Locale.ROOT));
  }

  /** Such as {@code U+00A0 (no-break space) as its 3rd character}. */
  public String told() {
    return named() + " as its " + ordinal(position) + " character";
  }

  private static String ordinal(int number) {
    boolean teen = number % 100 / 10 == 1;
    String end =
        switch (teen ? 0 : number % 10) {
          case 1 -> "st";
          case 2 -> "nd";
          case 3 -> "rd";
          default -> "th";
        };
    return number + end;
  }
}
