package io.pachsh.output;

import java.util.ArrayList;
import java.util.List;

/** Breaks a text into lines of a width: at a space where there is one, else anywhere. */
public final class Wrap {
  private Wrap() {}

  /** The lines of a text, none wider than {@code width}. */
  public static List<String> lines(String text, int width) {
    if (text.length() <= width && DisplayWidth.of(text) <= width) {
      return List.of(text);
    }
    List<String> lines = new ArrayList<>();
    String rest = text;
    while (DisplayWidth.of(rest) > width) {
      int end = fitting(rest, width);
      if (end == rest.length()) {
        break;
      }
      int space = rest.charAt(end) == ' ' ? end : rest.lastIndexOf(' ', end - 1);
      if (space > 0) {
        lines.add(rest.substring(0, space).stripTrailing());
        rest = rest.substring(space).stripLeading();
      } else {
        lines.add(rest.substring(0, end));
        rest = rest.substring(end);
      }
    }
    lines.add(rest);
    return lines;
  }

  /** The longest start that fits, at least one character, its combining marks included. */
  private static int fitting(String text, int width) {
    int used = 0;
    int end = 0;
    while (end < text.length()) {
      int codePoint = text.codePointAt(end);
      used += DisplayWidth.of(codePoint);
      if (used > width && end > 0) {
        return end;
      }
      end += Character.charCount(codePoint);
    }
    return end;
  }
}
