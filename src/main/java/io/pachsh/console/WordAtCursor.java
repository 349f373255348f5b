package io.pachsh.console;

import java.util.List;
import org.jline.reader.CompletingParsedLine;

/** The word that the cursor is in or behind, as the line editor's completion wants it. */
record WordAtCursor(String line, int cursor, String word) implements CompletingParsedLine {
  private static final String ENDS_A_WORD = " \t\n;|&()<>";

  static WordAtCursor in(String line, int cursor) {
    int end = Math.min(cursor, line.length());
    return new WordAtCursor(line, end, line.substring(start(line, end), end));
  }

  /** Where the word begins that ends at {@code end}; blanks inside quotes do not end it. */
  private static int start(String line, int end) {
    int start = 0;
    char quote = 0;
    for (int i = 0; i < end; i++) {
      char c = line.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if (c == '\\') {
        i++;
      } else if (ENDS_A_WORD.indexOf(c) >= 0) {
        start = i + 1;
      }
    }
    return start;
  }

  @Override
  public int wordCursor() {
    return word.length();
  }

  @Override
  public int wordIndex() {
    return 0;
  }

  @Override
  public List<String> words() {
    return List.of(word);
  }

  @Override
  public int rawWordCursor() {
    return word.length();
  }

  @Override
  public int rawWordLength() {
    return word.length();
  }

  @Override
  public CharSequence escape(CharSequence candidate, boolean complete) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < candidate.length(); i++) {
      char c = candidate.charAt(i);
      if (ENDS_A_WORD.indexOf(c) >= 0 || "'\"\\$`#*?[~!".indexOf(c) >= 0) {
        escaped.append('\\');
      }
      escaped.append(c);
    }
    return escaped;
  }
}
