package io.pachsh.shell;

import io.pachsh.console.Keyboard;
import io.pachsh.outside.Sanitiser;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/**
 * The inputs of this session and of earlier ones, without their secrets: recalled with the arrow
 * keys and kept in a file. An input that begins with a blank is not kept at all.
 */
public final class History {
  private final HistoryFile file;
  private final HistoryFilter filter;
  private final PrintStream notes;
  private boolean writable = true;
  private String last = "";

  /**
   * A history whose filter sees the whole input; the filters that hold for every input follow: no
   * here-document bodies, no values assigned to names of secrets. {@code notes} hears, once, of a
   * file that does not work.
   */
  public History(HistoryFile file, HistoryFilter filter, PrintStream notes) {
    this.file = file;
    this.filter = filter;
    this.notes = notes;
  }

  /** Hands the earlier sessions' inputs to the keyboard. */
  void recallOn(Keyboard keyboard) {
    for (String entry : entries()) {
      keyboard.remember(entry);
      last = entry;
    }
  }

  /** Keeps an input, as far as it may be kept. */
  public void add(String text, Keyboard keyboard) {
    if (text.isBlank() || Character.isWhitespace(text.charAt(0))) {
      return;
    }
    HistoryFilter all = filter.then(new DocumentBodies()).then(new SecretAssignments());
    String kept = all.keep(text).orElse("").stripTrailing();
    if (kept.isEmpty() || kept.equals(last)) {
      return;
    }
    last = kept;
    keyboard.remember(kept);
    if (writable) {
      append(kept);
    }
  }

  /** Everything that the file holds, oldest first; for the {@code history} command. */
  public List<String> entries() {
    try {
      return file.read();
    } catch (IOException e) {
      giveUp("read", e);
      return List.of();
    }
  }

  private void append(String entry) {
    try {
      file.append(entry);
    } catch (IOException e) {
      giveUp("written", e);
    }
  }

  private void giveUp(String done, IOException cause) {
    if (writable) {
      writable = false;
      notes.println(
          "note: the history cannot be "
              + done
              + " ("
              + Sanitiser.quoted(String.valueOf(cause))
              + "); this session's inputs are not kept");
    }
  }
}
