package io.pachsh.output;

import io.pachsh.console.DisplayWidth;
import io.pachsh.outside.Sanitiser;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands in one place of a table. A sentence is broken between words, a list between its
 * items; a name, a date or a number stays whole.
 *
 * @param parts what stays whole, in order, with one space between
 * @param brief a shorter form of the whole, for a screen that has no room for it
 */
record Cell(List<String> parts, String brief) {

  /**
   * The cell of a value, sanitised.
   *
   * @param isProse whether the value is a sentence
   */
  static Cell of(@Nullable Object value, boolean isProse) {
    if (value instanceof List<?> items && items.size() > 1) {
      return listed(items);
    }
    String text = Sanitiser.line(FieldValues.forPeople(value));
    List<String> parts =
        isProse && text.indexOf(' ') >= 0 ? List.of(text.split(" ", -1)) : List.of(text);
    return new Cell(parts, FieldValues.brief(value).orElse(text));
  }

  /** A heading, in words. */
  static Cell heading(String text) {
    return new Cell(List.of(text.split(" ")), text);
  }

  private static Cell listed(List<?> items) {
    String[] parts = new String[items.size()];
    for (int i = 0; i < parts.length; i++) {
      String comma = i < parts.length - 1 ? "," : "";
      parts[i] = Sanitiser.line(FieldValues.forPeople(items.get(i))) + comma;
    }
    return new Cell(List.of(parts), String.join(" ", parts));
  }

  String text() {
    return parts.size() == 1 ? parts.get(0) : String.join(" ", parts);
  }

  boolean isEmpty() {
    return parts.size() == 1 && parts.get(0).isEmpty();
  }

  /** The columns of its widest part. */
  int widestPart() {
    int widest = 0;
    for (String part : parts) {
      widest = Math.max(widest, DisplayWidth.of(part));
    }
    return widest;
  }

  /** Its lines; one is wider than {@code width} only where a part is. */
  List<String> lines(int width) {
    return parts.size() == 1 ? parts : Wrap.parts(parts, width);
  }

  /** Its lines, in its brief form where the whole is one part and too wide. */
  List<String> fitting(int width) {
    boolean isWide = parts.size() == 1 && DisplayWidth.of(parts.get(0)) > width;
    return isWide ? List.of(brief) : lines(width);
  }
}
