package io.pachsh.language;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Text to complete commands. Accepts CRLF line ends and a byte order mark. */
public final class Parser {
  private Parser() {}

  public static Parsed parse(String text) {
    return parse(text, 1);
  }

  /** Parses a text whose first line has this number. */
  public static Parsed parse(String text, int firstLine) {
    return parse(text, firstLine, null);
  }

  static Parsed parse(String text, int firstLine, @Nullable Markup markup) {
    String plain = plain(text);
    Source source = new Source(plain, firstLine, markup);
    Cursor cursor = new Cursor(source, 0, plain.length());
    List<Line> lines = new ArrayList<>(1);
    int nul = plain.indexOf(Cursor.END);
    if (nul >= 0) {
      return cursor.refuse(Unsupported.NUL, nul).outcome(lines);
    }
    Hidden hidden = new Hidden();
    try {
      while (next(cursor)) {
        lines.add(line(cursor, hidden));
      }
      return new Parsed.Complete(lines);
    } catch (Stop stop) {
      return stop.outcome(lines);
    }
  }

  /** Steps over blank lines and comments; whether a command follows. */
  private static boolean next(Cursor cursor) {
    cursor.skipBlanks();
    while (cursor.peek() == '\n') {
      cursor.advance();
      cursor.skipBlanks();
    }
    if (cursor.peek() != Cursor.END) {
      return true;
    }
    cursor.fresh(Spot.Kind.WORD);
    return false;
  }

  private static Line line(Cursor cursor, Hidden hidden) {
    int start = cursor.offset();
    CommandList commands = new Grammar(cursor, hidden, 0).line();
    String text = cursor.source().text();
    int end = cursor.offset();
    String written = chomp(text.substring(start, end));
    String head = chomp(hidden.without(text, start, end));
    return new Line(cursor.source().position(start), commands, written, head);
  }

  private static String chomp(String text) {
    return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
  }

  private static String plain(String text) {
    String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
    return unmarked.indexOf('\r') < 0 ? unmarked : unmarked.replace("\r\n", "\n");
  }
}
