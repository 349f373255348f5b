package io.pachsh.console;

import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;

/** Passes colours through, and tells when a line has got its first character. */
final class FirstCharacter implements Highlighter {
  private final Highlighter colours;
  private final Runnable told;
  private boolean awaited;

  FirstCharacter(Highlighter colours, Runnable told) {
    this.colours = colours;
    this.told = told;
  }

  /** A new line begins. */
  void begin() {
    awaited = true;
  }

  /** A key does not fail for what is told. */
  private void tell() {
    try {
      told.run();
    } catch (RuntimeException e) {
      System.getLogger("io.pachsh.console").log(System.Logger.Level.WARNING, "not prepared", e);
    }
  }

  @Override
  public AttributedString highlight(LineReader reader, String text) {
    if (awaited && !text.isEmpty()) {
      awaited = false;
      tell();
    }
    return colours.highlight(reader, text);
  }
}
