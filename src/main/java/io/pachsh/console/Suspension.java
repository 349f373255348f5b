package io.pachsh.console;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.LineReader;
import org.jline.reader.Reference;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp.Capability;

/**
 * Ctrl-Z in the middle of a line: the shell that started pachsh gets its terminal as it was, and
 * {@code fg} comes back to the line. While a line is edited the terminal sends no such signal
 * itself.
 */
final class Suspension {
  private static final String NAME = "suspend";

  private final LineReader reader;
  private final Terminal terminal;
  private Attributes found;

  Suspension(LineReader reader) {
    this.reader = reader;
    this.terminal = reader.getTerminal();
    this.found = terminal.getAttributes();
    reader.getWidgets().put(NAME, this::suspend);
    for (String map : List.of(LineReader.EMACS, LineReader.VIINS, LineReader.VICMD)) {
      KeyMap<Binding> keys = Objects.requireNonNull(reader.getKeyMaps().get(map));
      keys.bind(new Reference(NAME), KeyMap.ctrl('Z'));
    }
  }

  /** A line begins: the terminal is as others expect it. */
  void begin() {
    found = terminal.getAttributes();
  }

  private boolean suspend() {
    Attributes editing = terminal.getAttributes();
    terminal.writer().write(LineReaderImpl.BRACKETED_PASTE_OFF);
    terminal.puts(Capability.keypad_local);
    terminal.writer().println();
    terminal.flush();
    terminal.setAttributes(found);
    boolean stopped = stop();
    terminal.setAttributes(editing);
    terminal.puts(Capability.keypad_xmit);
    terminal.writer().write(LineReaderImpl.BRACKETED_PASTE_ON);
    reader.callWidget(LineReader.REDRAW_LINE);
    return stopped;
  }

  /**
   * Stops this process and those beside it, as the terminal would; returns when they go on. Where
   * nobody could continue them, the system does not stop them.
   */
  private static boolean stop() {
    try {
      return new ProcessBuilder("sh", "-c", "kill -s TSTP 0").inheritIO().start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
