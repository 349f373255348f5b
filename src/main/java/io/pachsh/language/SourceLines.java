package io.pachsh.language;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A text with the places of its lines. It grows by the lines that its reader asks for, so that a
 * command of many lines is read once and not again for each of them.
 */
final class SourceLines {
  private static final LineSource NO_MORE = Optional::empty;

  private final StringBuilder text = new StringBuilder();
  private final LineSource more;
  private final int firstLine;
  private final @Nullable Markup markup;
  private int[] lineStarts = new int[4];
  private int lines = 1;

  /** A whole text; {@code markup}, if there is one, hears what stands where. */
  SourceLines(String text, int firstLine, @Nullable Markup markup) {
    this(text, firstLine, NO_MORE, markup);
  }

  /** A text that begins so and goes on as long as there are lines. */
  SourceLines(String text, int firstLine, LineSource more) {
    this(text, firstLine, more, null);
  }

  private SourceLines(String text, int firstLine, LineSource more, @Nullable Markup markup) {
    this.more = more;
    this.firstLine = firstLine;
    this.markup = markup;
    append(text);
  }

  /** The text so far; it is not to be changed. */
  StringBuilder text() {
    return text;
  }

  /** Whether it is read line by line, and not a whole text that somebody may go on writing. */
  boolean grows() {
    return more != NO_MORE;
  }

  /**
   * Takes one more line, and the newline before it, if there is one. Blocks until it has come;
   * fails with {@link UncheckedIOException} when it cannot be read.
   */
  boolean extend() {
    try {
      Optional<String> line = more.next();
      line.ifPresent(next -> append("\n" + next));
      return line.isPresent();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void append(String further) {
    int at = text.length();
    text.append(further);
    for (int i = further.indexOf('\n'); i >= 0; i = further.indexOf('\n', i + 1)) {
      if (lines == lineStarts.length) {
        lineStarts = Arrays.copyOf(lineStarts, lines * 2);
      }
      lineStarts[lines++] = at + i + 1;
    }
    int nul = further.indexOf(Cursor.END);
    if (nul >= 0) {
      throw new SyntaxException(
          problem(at + nul, Unsupported.NUL.sentence(), Unsupported.NUL.advice()));
    }
  }

  @Nullable Markup markup() {
    return markup;
  }

  Position position(int offset) {
    int line = lineIndex(offset);
    return new Position(firstLine + line, offset - lineStarts[line] + 1);
  }

  int lineNumber(int offset) {
    return firstLine + lineIndex(offset);
  }

  SyntaxProblem problem(int offset, String sentence, String advice) {
    int line = lineIndex(offset);
    int end = line + 1 < lines ? lineStarts[line + 1] - 1 : text.length();
    String written = LineEnds.without(text.substring(0, end));
    return new SyntaxProblem(position(offset), sentence, advice, written);
  }

  private int lineIndex(int offset) {
    int found = Arrays.binarySearch(lineStarts, 0, lines, offset);
    return found >= 0 ? found : -found - 2;
  }
}
