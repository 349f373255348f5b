package io.pachsh.shell;

import io.pachsh.file.BoundedInput;
import io.pachsh.file.OwnFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Inputs kept from session to session, one per line, in a file of mode 0600, and how they ended
 * where that is to be known. Several sessions may append at once. It is kept below twice its size
 * in lines.
 */
public final class HistoryFile {
  private static final int LARGEST = 4 * BoundedInput.DOCUMENT;

  /** Before an input that has just failed. No input is written so. */
  private static final String FAILED = "\\f";

  /** Before an input that went well after it had failed. */
  private static final String WENT_WELL = "\\w";

  /**
   * An input.
   *
   * @param failed whether it failed the last time that it ran
   */
  public record Entry(String text, boolean failed) {}

  private final Path path;
  private final int size;

  /** How many entries can be appended before the file is looked at, whether it is to be cut. */
  private int room;

  /** The file at that path, which need not exist, and the number of entries to go back to. */
  public HistoryFile(Path path, int size) {
    this.path = path;
    this.size = size;
  }

  /** The latest entries, oldest first; none when there is no file. */
  public List<Entry> read() throws IOException {
    if (!Files.isRegularFile(path)) {
      return List.of();
    }
    List<String> lines = lines();
    room = 2 * size - lines.size();
    Set<String> failed = new HashSet<>();
    List<String> texts = new ArrayList<>();
    for (String line : lines) {
      if (line.startsWith(FAILED)) {
        failed.add(decoded(line.substring(FAILED.length())));
      } else if (line.startsWith(WENT_WELL)) {
        failed.remove(decoded(line.substring(WENT_WELL.length())));
      } else if (!line.isEmpty()) {
        texts.add(decoded(line));
      }
    }
    return latest(texts).stream().map(text -> new Entry(text, failed.contains(text))).toList();
  }

  /** Appends one entry, which is about to run. */
  public void append(String entry) throws IOException {
    appendLine(encoded(entry));
  }

  /** Appends how an entry ended. */
  public void mark(String entry, boolean failed) throws IOException {
    appendLine((failed ? FAILED : WENT_WELL) + encoded(entry));
  }

  /**
   * Appends one line under a lock. The file is read only when this session may have filled it: if
   * it has grown to twice its size, the latest lines and this one take its place in one step.
   */
  private void appendLine(String text) throws IOException {
    new OwnFile(path.toAbsolutePath().resolveSibling("")).makeDirectory();
    OwnFile lock = new OwnFile(path.resolveSibling(path.getFileName() + ".lock"));
    lock.whileLocked(
        () -> {
          OwnFile.closeToOthers(path);
          List<String> full = room > 0 ? List.of() : full();
          String line = text + "\n";
          OwnFile file = new OwnFile(path);
          if (full.isEmpty()) {
            file.append(line);
          } else {
            file.replace(String.join("\n", latest(full)) + "\n" + line);
            room = size;
          }
          room--;
          return text;
        });
  }

  /** What is in the file if it is full; nothing if not. */
  private List<String> full() throws IOException {
    room = 2 * size;
    List<String> lines = Files.isRegularFile(path) ? lines() : List.of();
    room -= lines.size();
    return room > 0 ? List.of() : lines;
  }

  /** What is in the file; bytes that are no text are shown as such. */
  private List<String> lines() throws IOException {
    try (InputStream in = new OwnFile(path).read()) {
      return new String(BoundedInput.bytes(in, LARGEST), StandardCharsets.UTF_8).lines().toList();
    }
  }

  private List<String> latest(List<String> entries) {
    return entries.subList(Math.max(0, entries.size() - size), entries.size());
  }

  private static String encoded(String entry) {
    return entry.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
  }

  private static String decoded(String line) {
    StringBuilder entry = new StringBuilder();
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\' && i + 1 < line.length()) {
        i++;
        char escaped = line.charAt(i);
        entry.append(escaped == 'n' ? '\n' : escaped == 'r' ? '\r' : escaped);
      } else {
        entry.append(c);
      }
    }
    return entry.toString();
  }
}
