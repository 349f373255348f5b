package io.pachsh.console;

import java.io.IOException;
import java.util.Objects;
import org.jline.reader.LineReader;
import org.jline.reader.Widget;
import org.jline.terminal.Terminal;

/**
 * Ctrl-C while a line is edited. JLine 4 tells of it twice, by interrupting the thread that reads
 * and by the key itself; where the first is quicker, the key would interrupt the next line, too.
 */
final class InterruptKey {
  private static final int CTRL_C = 3;

  /** The key follows at once; none follows where another process sent the signal. */
  private static final long PATIENCE_MILLIS = 200;

  private final Terminal terminal;
  private boolean read;

  InterruptKey(LineReader reader) {
    terminal = reader.getTerminal();
    Widget usual = Objects.requireNonNull(reader.getWidgets().get(LineReader.INTERRUPT));
    reader
        .getWidgets()
        .put(
            LineReader.INTERRUPT,
            () -> {
              read = true;
              return usual.apply();
            });
  }

  /** A line begins. */
  void begin() {
    read = false;
  }

  /** The line was interrupted: takes away what is left of the interruption. */
  void settle() {
    // The editor may leave the thread marked as interrupted; the next read would fail at once.
    Thread.interrupted();
    try {
      if (!read && terminal.reader().peek(PATIENCE_MILLIS) == CTRL_C) {
        terminal.reader().read();
      }
    } catch (IOException e) {
      // The terminal has gone; the next line finds that out.
    }
  }
}
