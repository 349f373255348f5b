package io.pachsh.shell;

import io.pachsh.file.PrivateFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Inputs kept from session to session, one per line, in a file of mode 0600. Several sessions may
 * append at once. It is kept below twice its size in entries.
 */
public final class HistoryFile {
  private final Path path;
  private final int size;

  /** The file at that path, which need not exist, and the number of entries to go back to. */
  public HistoryFile(Path path, int size) {
    this.path = path;
    this.size = size;
  }

  /** The latest entries, oldest first; none when there is no file. */
  public List<String> read() throws IOException {
    if (!Files.exists(path)) {
      return List.of();
    }
    String all = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
    return latest(all.lines().filter(line -> !line.isEmpty()).map(HistoryFile::decoded).toList());
  }

  /** Appends one entry under a lock, and cuts the file when it has grown to twice its size. */
  public void append(String entry) throws IOException {
    PrivateFile.makeDirectory(path.toAbsolutePath().resolveSibling(""));
    try (FileChannel file =
            PrivateFile.open(
                path,
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        var lock = file.lock()) {
      PrivateFile.restrict(path);
      List<String> lines =
          new String(Channels.newInputStream(file).readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .toList();
      if (lines.size() >= 2 * size) {
        write(file, 0, latest(lines).stream().collect(Collectors.joining("\n", "", "\n")));
        file.truncate(file.position());
      }
      write(file, file.size(), encoded(entry) + "\n");
      if (!lock.isValid()) {
        throw new FileSystemException(path.toString(), null, "the lock on it was lost");
      }
    }
  }

  private List<String> latest(List<String> entries) {
    return entries.subList(Math.max(0, entries.size() - size), entries.size());
  }

  private static void write(FileChannel file, long position, String text) throws IOException {
    file.position(position);
    ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
    while (bytes.hasRemaining()) {
      file.write(bytes);
    }
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
