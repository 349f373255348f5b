package io.pachsh.embedded;

import io.pachsh.failure.Failure;
import io.pachsh.file.OwnFile;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The saved changes, one JSON object a line, secrets masked: who did what, and when. Appending is
 * repeatable: what is there already is not written again.
 */
final class AuditFile {
  private static final int WINDOW = 1 << 12;

  private AuditFile() {}

  /** The number of the last change in the file; 0 when there is none. */
  static long last(Folder folder) throws IOException {
    return tail(folder).last();
  }

  /**
   * The changes in the file. An incomplete last line is not one of them.
   *
   * @throws Failure naming the line that cannot be read
   */
  static List<Entry> read(Folder folder) {
    List<Entry> entries = new ArrayList<>();
    if (Files.notExists(folder.audit())) {
      return entries;
    }
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new OwnFile(folder.audit()).read(), StandardCharsets.UTF_8.newDecoder()))) {
      String line = lines.readLine();
      while (line != null) {
        String next = lines.readLine();
        try {
          entries.add(ChangeJson.read(line.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
          if (next != null) {
            throw folder.unreadableAudit(entries.size() + 1, String.valueOf(e.getMessage()));
          }
        }
        line = next;
      }
      return entries;
    } catch (IOException e) {
      throw folder.unreadable(folder.audit(), e);
    }
  }

  static void append(Folder folder, List<Entry> entries) throws IOException {
    Tail tail = tail(folder);
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (Entry entry : entries) {
      if (entry.number() > tail.last() && !(entry.change() instanceof Noted)) {
        lines.writeBytes(ChangeJson.write(new Entry(entry.number(), entry.change().masked())));
        lines.write('\n');
      }
    }
    if (lines.size() > 0) {
      try (DurableFile file = folder.disk().open(folder.audit())) {
        file.truncate(tail.length());
        try {
          file.write(tail.length(), lines.toByteArray(), lines.size());
          file.force();
        } catch (IOException e) {
          file.truncate(tail.length());
          throw e;
        }
      }
      folder.disk().forceDirectory(folder.directory());
    }
  }

  /** The last whole line's change number, and where that line ends. */
  private record Tail(long last, long length) {}

  private static Tail tail(Folder folder) throws IOException {
    if (Files.notExists(folder.audit())) {
      return new Tail(0, 0);
    }
    try (RandomAccessFile file = new RandomAccessFile(folder.audit().toFile(), "r")) {
      for (long window = WINDOW; ; window *= 4) {
        long start = Math.max(0, file.length() - window);
        byte[] bytes = new byte[Math.toIntExact(file.length() - start)];
        file.seek(start);
        file.readFully(bytes);
        int end = lastNewline(bytes, bytes.length);
        int before = lastNewline(bytes, end - 1);
        if (before > 0 || start == 0) {
          return new Tail(number(bytes, before, end), start + end);
        }
      }
    }
  }

  /** The offset behind the last newline before {@code limit}; 0 when there is none. */
  private static int lastNewline(byte[] bytes, int limit) {
    for (int i = limit; i > 0; i--) {
      if (bytes[i - 1] == '\n') {
        return i;
      }
    }
    return 0;
  }

  private static long number(byte[] bytes, int start, int end) {
    if (end == 0) {
      return 0;
    }
    try {
      return JsonObject.parse(Arrays.copyOfRange(bytes, start, end)).number("n");
    } catch (IOException e) {
      // A line that is not ours, such as an edited one, says nothing about numbers.
      return 0;
    }
  }
}
