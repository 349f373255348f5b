package io.pachsh.shell;

import io.pachsh.file.BoundedInput;
import io.pachsh.file.OwnFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
    return latest(entries(lines));
  }

  /** A mark is one of an input that stands before it; other lines that begin so are inputs. */
  private static List<Entry> entries(List<String> lines) {
    List<String> texts = new ArrayList<>();
    Map<String, Boolean> failed = new HashMap<>();
    for (String line : lines) {
      boolean isMark = line.startsWith(FAILED) || line.startsWith(WENT_WELL);
      String marked = isMark ? decoded(line.substring(FAILED.length())) : "";
      if (isMark && failed.containsKey(marked)) {
        failed.put(marked, line.startsWith(FAILED));
      } else if (!line.isEmpty()) {
        String text = decoded(line);
        texts.add(text);
        failed.putIfAbsent(text, false);
      }
    }
    return texts.stream().map(text -> new Entry(text, failed.getOrDefault(text, false))).toList();
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
            file.replace(String.join("\n", shortened(full)) + "\n" + line);
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

  /** The lines of the latest entries: a mark would say nothing without its entry. */
  private List<String> shortened(List<String> full) {
    List<Entry> entries = entries(full);
    List<String> backwards = new ArrayList<>();
    Set<String> marked = new HashSet<>();
    for (int i = entries.size() - 1; i >= 0; i--) {
      String line = encoded(entries.get(i).text());
      boolean isMarked = entries.get(i).failed() && marked.add(line);
      if (backwards.size() + (isMarked ? 2 : 1) > size) {
        break;
      }
      if (isMarked) {
        backwards.add(FAILED + line);
      }
      backwards.add(line);
    }
    Collections.reverse(backwards);
    return backwards;
  }

  private List<Entry> latest(List<Entry> entries) {
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
