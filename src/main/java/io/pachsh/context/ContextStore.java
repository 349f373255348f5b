package io.pachsh.context;

import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.file.FileTrouble;
import io.pachsh.file.OpenFile;
import io.pachsh.file.OwnFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The file of contexts and settings. Sessions share it: saving takes a lock, reads the file again,
 * and merges three ways, so that nobody's change is lost; a key that both sides changed differently
 * refuses the save.
 */
public final class ContextStore {
  private final Path file;

  public ContextStore(Path file) {
    this.file = file;
  }

  /** Reads the file; what there is initially where there is none. */
  public Contexts load() {
    try {
      String text = new OwnFile(file).text();
      OwnFile.closeToOthers(file);
      return ContextsJson.read(text, file);
    } catch (NoSuchFileException e) {
      return Contexts.initial();
    } catch (IOException e) {
      throw new Failure(
          Exit.FAILED,
          "The contexts in " + file + " cannot be read: " + FileTrouble.reason(e) + ".",
          "Mend the file's permissions, or set PACHSH_HOME to another directory.");
    }
  }

  /**
   * Writes what changed between {@code base}, the value last loaded or saved, and {@code mine}.
   *
   * @return what the file says now
   */
  public Contexts save(Contexts base, Contexts mine) {
    try {
      new OwnFile(file.toAbsolutePath().resolveSibling("")).makeDirectory();
      try (OpenFile lock = new OwnFile(file.resolveSibling("contexts.lock")).open()) {
        lock.lock();
        // A file that was moved away does not mean that somebody deleted all contexts.
        Contexts theirs = Files.exists(file) ? load() : base;
        Contexts merged = Merge.of(base, mine, theirs);
        new OwnFile(file).replace(ContextsJson.write(merged));
        return merged;
      }
    } catch (IOException e) {
      throw new Failure(
          Exit.FAILED,
          "The contexts could not be saved in " + file + ": " + FileTrouble.reason(e) + ".",
          "They are still in this session: mend the cause and 'save' again.");
    }
  }
}
