package io.pachsh.context;

import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.file.FileTrouble;
import io.pachsh.file.OwnFile;
import io.pachsh.outside.Lines;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The file of contexts and settings. Sessions share it: saving takes a lock, reads the file again,
 * and merges three ways, so that nobody's change is lost; a key that both sides changed differently
 * refuses the save. What the file said before stays beside it, as {@code contexts.json.bak}.
 */
public final class ContextStore {
  private final Path file;

  public ContextStore(Path file) {
    this.file = file;
  }

  /** Reads the file; what there is initially where there is none. */
  public Contexts load() {
    try {
      return parsed(text());
    } catch (NoSuchFileException e) {
      return Contexts.initial();
    } catch (CharacterCodingException e) {
      throw damaged(FileTrouble.reason(e));
    } catch (IOException e) {
      throw FileTrouble.failure(
          "The contexts in " + file + " cannot be read",
          e,
          "Mend the file's permissions, or set PACHSH_HOME to another directory.");
    }
  }

  private String text() throws IOException {
    String text = new OwnFile(file).text();
    OwnFile.closeToOthers(file);
    return text;
  }

  private Contexts parsed(String text) throws IOException {
    try {
      return ContextsJson.read(text);
    } catch (JsonTree.Misplaced e) {
      throw damaged(String.valueOf(e.getMessage()));
    } catch (ContextsJson.NewerException e) {
      throw new Failure(
          Exit.FAILED,
          "The contexts in "
              + file
              + " were written by a newer pachsh (format "
              + e.getMessage()
              + ").",
          "Use that pachsh, or set PACHSH_HOME to another directory.");
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
      return new OwnFile(file.resolveSibling("contexts.lock"))
          .whileLocked(() -> saveLocked(base, mine));
    } catch (IOException e) {
      throw FileTrouble.failure(
          "The contexts could not be saved in " + file,
          e,
          "They are still in this session: mend the cause and 'save' again.");
    }
  }

  private Contexts saveLocked(Contexts base, Contexts mine) throws IOException {
    // A file that was moved away does not mean that somebody deleted all contexts.
    boolean exists = Files.exists(file);
    String before = exists ? text() : "";
    Contexts merged = ContextMerge.of(base, mine, exists ? parsed(before) : base);
    String after = ContextsJson.write(merged, before);
    if (exists) {
      new OwnFile(lastGood()).replace(before);
    }
    new OwnFile(file).replace(after);
    return merged;
  }

  private Path lastGood() {
    return file.resolveSibling(file.getFileName() + ".bak");
  }

  private Failure damaged(String what) {
    Lines hint =
        Lines.of(
            "The file was left as it is. Mend it, or move it away to begin with fresh contexts.");
    return new Failure(
        Exit.FAILED,
        "The contexts in " + file + " are damaged: " + what + ".",
        Files.exists(lastGood())
            ? hint.and("What it said before it was last saved is kept, and this brings it back:")
                .and("cp '%s' '%s'".formatted(lastGood(), file))
            : hint);
  }
}
