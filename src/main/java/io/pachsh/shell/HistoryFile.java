package io.pachsh.shell;

import io.pachsh.file.BoundedInput;
import io.pachsh.file.OwnFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Inputs kept from session to session, one per line, in a file of mode 0600. Several sessions may
 * append at once. It is kept below twice its size in entries.
 */
public final class HistoryFile {
  private static final int LARGEST = 4 * BoundedInput.DOCUMENT;

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
  public List<String> read() throws IOException {
    if (!Files.isRegularFile(path)) {
      return List.of();
    }
    List<String> lines = lines();
    room = 2 * size - lines.size();
    return latest(
        lines.stream().filter(line -> !line.isEmpty()).map(HistoryFile::decoded).toList());
  }

  /**
   * Appends one entry under a lock. The file is read only when this session may have filled it: if
   * it has grown to twice its size, the latest entries and this one take its place in one step.
   */
  public void append(String entry) throws IOException {
    new OwnFile(path.toAbsolutePath().resolveSibling("")).makeDirectory();
    OwnFile lock = new OwnFile(path.resolveSibling(path.getFileName() + ".lock"));
    lock.whileLocked(
        () -> {
          OwnFile.closeToOthers(path);
          List<String> full = room > 0 ? List.of() : full();
          String line = encoded(entry) + "\n";
          OwnFile file = new OwnFile(path);
          if (full.isEmpty()) {
            file.append(line);
          } else {
            file.replace(String.join("\n", latest(full)) + "\n" + line);
            room = size;
          }
          room--;
          return entry;
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
