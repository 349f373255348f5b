package io.pachsh.shell;

import io.pachsh.console.Keyboard;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The inputs of this session and of earlier ones, without their secrets: recalled with the arrow
 * keys and kept in a file. An input that begins with a blank is not kept at all.
 */
public final class History {
  private final HistoryFile file;
  private final UnaryOperator<String> shown;
  private final Consumer<String> notes;
  private boolean writable = true;
  private String last = "";

  /**
   * A history in its file.
   *
   * @param shown an input as it may be kept, without secrets; empty to keep nothing of it
   * @param notes hears, once, of a file that does not work
   */
  public History(HistoryFile file, UnaryOperator<String> shown, Consumer<String> notes) {
    this.file = file;
    this.shown = shown;
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
    String kept = shown.apply(text).stripTrailing();
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
      notes.accept(
          "the history cannot be %s (%s); this session's inputs are not kept"
              .formatted(done, cause));
    }
  }
}
