package io.pachsh.shell;

import io.pachsh.console.Keyboard;
import io.pachsh.failure.Exit;
import io.pachsh.secret.Secret;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The inputs of this session and of earlier ones: recalled with the arrow keys, and kept in a file
 * without their secrets. What was written wrongly comes back whole, in this session alone, so that
 * it can be mended. An input that begins with a blank is not kept at all.
 */
public final class History {
  /**
   * What becomes of an input.
   *
   * @param kept as it may be kept in a file, without secrets; empty to keep nothing of it
   * @param recalled as this session brings it back when it was written wrongly; empty for not at
   *     all
   */
  public record Retention(UnaryOperator<String> kept, UnaryOperator<String> recalled) {}

  private final HistoryFile file;
  private final Retention retention;
  private final Consumer<String> notes;

  /** Those of the kept inputs that failed when they last ran. */
  private final Set<String> failed = new HashSet<>();

  private boolean writable = true;
  private boolean isKept;

  /** What was kept of the latest input, as it stands in the file. */
  private String last = "";

  private String lastRecalled = "";

  /**
   * A history in its file.
   *
   * @param notes hears, once, of a file that does not work
   */
  public History(HistoryFile file, Retention retention, Consumer<String> notes) {
    this.file = file;
    this.retention = retention;
    this.notes = notes;
  }

  /** Hands the earlier sessions' inputs to the keyboard. */
  void recallOn(Keyboard keyboard) {
    for (HistoryFile.Entry entry : read()) {
      keyboard.remember(entry.text());
      last = entry.text();
      lastRecalled = entry.text();
      if (entry.failed()) {
        failed.add(entry.text());
      } else if (isWhole(entry.text())) {
        keyboard.suggest(entry.text(), true);
      }
    }
  }

  /** Keeps an input that is about to run, as far as it may be kept. */
  public void begin(String text) {
    String kept = kept(text);
    isKept = !kept.isEmpty();
    if (isKept && !kept.equals(last)) {
      last = kept;
      attempt(() -> file.append(kept));
    }
  }

  /**
   * Brings back on the keyboard the input that began last, and suggests it unless it failed. What
   * may be shown of it is looked at anew, for it may have made secrets known.
   */
  public void end(String text, int status, Keyboard keyboard) {
    if (isPrivate(text)) {
      return;
    }
    boolean wrong = status == Exit.USAGE.status();
    String recalled = wrong ? retention.recalled().apply(text).stripTrailing() : kept(text);
    if (!recalled.isEmpty() && !recalled.equals(lastRecalled)) {
      lastRecalled = recalled;
      keyboard.remember(recalled);
    }
    boolean well = status == Exit.OK.status() || status == Exit.NO.status();
    if (isKept && well == failed.contains(last)) {
      mark(last, !well);
    }
    keyboard.suggest(recalled, well && isWhole(recalled));
  }

  private void mark(String kept, boolean isFailure) {
    if (isFailure) {
      failed.add(kept);
    } else {
      failed.remove(kept);
    }
    attempt(() -> file.mark(kept, isFailure));
  }

  /** Everything that the file holds, oldest first; for the {@code history} command. */
  public List<String> entries() {
    return read().stream().map(HistoryFile.Entry::text).toList();
  }

  private List<HistoryFile.Entry> read() {
    try {
      return file.read();
    } catch (IOException e) {
      giveUp("read", e);
      return List.of();
    }
  }

  private String kept(String text) {
    return isPrivate(text) ? "" : retention.kept().apply(text).stripTrailing();
  }

  private static boolean isPrivate(String text) {
    return text.isBlank() || Character.isWhitespace(text.charAt(0));
  }

  /** Whether it would run again as it did: nothing in it was masked. */
  private static boolean isWhole(String recalled) {
    return !recalled.contains(Secret.MASK);
  }

  /** What is written to the file. */
  @FunctionalInterface
  private interface Writing {
    void run() throws IOException;
  }

  private void attempt(Writing writing) {
    if (!writable) {
      return;
    }
    try {
      writing.run();
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
