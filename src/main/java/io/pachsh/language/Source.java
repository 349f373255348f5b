package io.pachsh.language;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A text with the places of its lines. */
final class Source {
  private final String text;
  private final int firstLine;
  private final @Nullable Markup markup;
  private int[] lineStarts = new int[4];
  private int lines = 1;

  /** {@code markup}, if there is one, hears what stands where. */
  Source(String text, int firstLine, @Nullable Markup markup) {
    this.text = text;
    this.firstLine = firstLine;
    this.markup = markup;
    for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      if (lines == lineStarts.length) {
        lineStarts = Arrays.copyOf(lineStarts, lines * 2);
      }
      lineStarts[lines++] = at + 1;
    }
  }

  String text() {
    return text;
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
    int end = text.indexOf('\n', lineStarts[lineIndex(offset)]);
    String written = text.substring(0, end < 0 ? text.length() : end);
    return new SyntaxProblem(position(offset), sentence, advice, written);
  }

  private int lineIndex(int offset) {
    int found = Arrays.binarySearch(lineStarts, 0, lines, offset);
    return found >= 0 ? found : -found - 2;
  }
}
