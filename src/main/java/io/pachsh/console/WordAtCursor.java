package io.pachsh.console;

import java.util.List;
import org.jline.reader.CompletingParsedLine;

/** What the line editor replaces when it completes, and by what. */
record WordAtCursor(String line, int cursor, CompletionResult result)
    implements CompletingParsedLine {
  @Override
  public String word() {
    return line.substring(result.start(), result.end());
  }

  @Override
  public int wordCursor() {
    return cursor - result.start();
  }

  @Override
  public int wordIndex() {
    return 0;
  }

  @Override
  public List<String> words() {
    return List.of(word());
  }

  @Override
  public int rawWordCursor() {
    return wordCursor();
  }

  @Override
  public int rawWordLength() {
    return result.end() - result.start();
  }

  /** What is offered is written as the language wants it already. */
  @Override
  public CharSequence escape(CharSequence candidate, boolean complete) {
    return candidate;
  }
}
