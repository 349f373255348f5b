package io.pachsh.embedded;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
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
        file.write(tail.length(), lines.toByteArray(), lines.size());
        file.force();
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
