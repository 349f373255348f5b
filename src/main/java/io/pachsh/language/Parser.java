package io.pachsh.language;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Text to complete commands. Accepts a byte order mark, and CRLF for the line ends between words;
 * within quotes and here-documents a carriage return is text, as to {@code dash}.
 */
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
    return parse(() -> new SourceLines(unmarked(text), firstLine, markup));
  }

  /**
   * Parses a line of this number and as many of the further ones as its command needs. Blocks until
   * they have come; fails with {@link java.io.UncheckedIOException} when one cannot be read.
   */
  static Parsed read(String line, int number, LineSource more) {
    return parse(() -> new SourceLines(unmarked(line), number, more));
  }

  private static Parsed parse(Supplier<SourceLines> text) {
    List<CompleteCommand> lines = new ArrayList<>(1);
    try {
      Cursor cursor = new Cursor(text.get());
      HereDocumentRanges ranges = new HereDocumentRanges();
      while (next(cursor)) {
        lines.add(line(cursor, ranges));
      }
      return new Parsed.Complete(lines);
    } catch (SyntaxException syntaxException) {
      return syntaxException.outcome(lines);
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
    cursor.fresh(CursorContext.Kind.WORD);
    return false;
  }

  private static CompleteCommand line(Cursor cursor, HereDocumentRanges ranges) {
    int start = cursor.offset();
    CommandList commands = new ListParser(cursor, ranges, 0).line();
    StringBuilder text = cursor.source().text();
    int end = cursor.offset();
    String written = LineEnds.chomp(text.substring(start, end));
    String head = LineEnds.chomp(ranges.without(text, start, end));
    return new CompleteCommand(cursor.source().position(start), commands, written, head);
  }

  private static String unmarked(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }
}
