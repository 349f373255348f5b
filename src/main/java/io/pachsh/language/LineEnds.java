package io.pachsh.language;

/** Line ends: a newline, or a carriage return and a newline, as other systems write them. */
final class LineEnds {
  private LineEnds() {}

  /** A line without the carriage return of its line end. */
  static String without(String line) {
    return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
  }

  /** A text without its last line end. */
  static String chomp(String text) {
    return without(text.endsWith("\n") ? text.substring(0, text.length() - 1) : text);
  }
}
