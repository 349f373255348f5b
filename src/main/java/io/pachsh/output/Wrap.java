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
    int at = 0;
    int end = DisplayWidth.fitting(text, at, width);
    while (end < text.length()) {
      int space = spaceBefore(text, at, end);
      lines.add(text.substring(at, space > at ? space : end).stripTrailing());
      at = space > at ? behindSpaces(text, space) : end;
      end = DisplayWidth.fitting(text, at, width);
    }
    lines.add(text.substring(at));
    return lines;
  }

  /** Where the last space between the two stands, or at the second; the first when none does. */
  private static int spaceBefore(String text, int from, int end) {
    int at = end;
    while (at > from && text.charAt(at) != ' ') {
      at--;
    }
    return at;
  }

  private static int behindSpaces(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    return at;
  }
}
