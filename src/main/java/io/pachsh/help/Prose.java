package io.pachsh.help;

import io.pachsh.output.Wrap;
import java.util.List;

/**
 * Plain text for people: paragraphs and list items are fitted into the screen, lines that begin
 * with two blanks stay as they are. Between backquotes stands what can be typed; it is shown in
 * quotes.
 */
public final class Prose {
  private static final String ITEM = "- ";
  private static final String VERBATIM = "  ";

  private Prose() {}

  /** A text with what can be typed in quotes. */
  public static String quoted(String text) {
    return text.replace('`', '\'');
  }

  /** The text, no line wider than {@code columns} unless it is a verbatim one. */
  public static String fitted(String text, int columns) {
    StringBuilder shown = new StringBuilder();
    for (String line : text.lines().toList()) {
      boolean item = line.startsWith(ITEM);
      String words = line.startsWith(VERBATIM) ? line : quoted(line);
      if (line.startsWith(VERBATIM)) {
        shown.append(words).append('\n');
      } else if (item) {
        shown.append(indented(ITEM, words.substring(ITEM.length()), columns));
      } else {
        shown.append(indented("", words, columns));
      }
    }
    return shown.toString();
  }

  /** A paragraph whose first line stands behind {@code start}, and the others below it. */
  public static String indented(String start, String words, int columns) {
    List<String> lines = Wrap.lines(quoted(words), Math.max(1, columns - start.length()));
    return start + String.join("\n" + " ".repeat(start.length()), lines) + "\n";
  }
}
