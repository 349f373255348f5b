package io.pachsh.console;

import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;

/** Passes colours through, and tells when a line has got its first character. */
final class FirstKey implements Highlighter {
  private final Highlighter colours;
  private final Runnable told;
  private boolean awaited;

  FirstKey(Highlighter colours, Runnable told) {
    this.colours = colours;
    this.told = told;
  }

  /** A new line begins. */
  void begin() {
    awaited = true;
  }

  @Override
  public AttributedString highlight(LineReader reader, String text) {
    if (awaited && !text.isEmpty()) {
      awaited = false;
      told.run();
    }
    return colours.highlight(reader, text);
  }
}
