package io.pachsh.embedded.storage;

import io.pachsh.file.OwnFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Arrays;

/** How the audit's file ends. */
final class AuditTail {
  private static final int WINDOW = 1 << 12;

  private final AuditHead last;
  private final long size;

  /** What stands behind the last newline. */
  private final byte[] open;

  private AuditTail(AuditHead last, long size, byte[] open) {
    this.last = last;
    this.size = size;
    this.open = open;
  }

  /** The number of the last change in it; 0 when there is none. */
  long last() {
    return last.number();
  }

  /** The hash of that record; empty when it is not chained. */
  String hash() {
    return last.hash();
  }

  /** The size of the file in bytes, without zeros at its end. */
  long size() {
    return size;
  }

  static AuditTail of(ClusterDirectory directory) throws IOException {
    if (Files.notExists(directory.audit())) {
      return new AuditTail(AuditHead.NONE, 0, new byte[0]);
    }
    long length = Files.size(directory.audit());
    for (long window = WINDOW; ; window *= 4) {
      long start = Math.max(0, length - window);
      byte[] bytes;
      try (InputStream in = new OwnFile(directory.audit()).read()) {
        in.skipNBytes(start);
        bytes = in.readNBytes(Math.toIntExact(length - start));
      }
      int size = JournalLine.withoutZeros(bytes);
      int open = behindNewline(bytes, size);
      int line = behindNewline(bytes, open - 1);
      if (line > 0 || start == 0) {
        return of(directory, bytes, line, open, size, start + size);
      }
    }
  }

  private static AuditTail of(
      ClusterDirectory directory, byte[] bytes, int line, int open, int end, long size)
      throws IOException {
    byte[] rest = Arrays.copyOfRange(bytes, open, end);
    if (rest.length > 0) {
      try {
        return new AuditTail(AuditLine.read(rest).head(), size, rest);
      } catch (IOException e) {
        // It was not written to its end, or is not ours: the line before it counts.
      }
    }
    if (open == 0) {
      return new AuditTail(AuditHead.NONE, size, rest);
    }
    try {
      byte[] last = Arrays.copyOfRange(bytes, line, open - 1);
      return new AuditTail(AuditLine.read(last).head(), size, rest);
    } catch (IOException e) {
      return highest(directory, size, rest);
    }
  }

  /** For a file whose last line is not ours, such as a damaged one. */
  private static AuditTail highest(ClusterDirectory directory, long size, byte[] rest)
      throws IOException {
    AuditHead[] highest = {AuditHead.NONE};
    AuditFile.forEach(
        directory,
        size,
        (place, line, isEnded) -> {
          try {
            AuditHead read = AuditLine.read(line).head();
            highest[0] = read.number() > highest[0].number() ? read : highest[0];
          } catch (IOException e) {
            // Not ours either.
          }
        });
    return new AuditTail(highest[0], size, rest);
  }

  /** The offset behind the last newline before {@code limit}; 0 when there is none. */
  private static int behindNewline(byte[] bytes, int limit) {
    for (int i = limit; i > 0; i--) {
      if (bytes[i - 1] == '\n') {
        return i;
      }
    }
    return 0;
  }

  /**
   * What has to be written at the file's end so that lines go on from it: what an interrupted
   * append began is completed, and any other last line gets its newline.
   */
  byte[] goneOn(byte[] lines) {
    if (open.length == 0) {
      return lines;
    }
    boolean begun =
        lines.length >= open.length && Arrays.equals(lines, 0, open.length, open, 0, open.length);
    if (begun) {
      return Arrays.copyOfRange(lines, open.length, lines.length);
    }
    byte[] behindNewline = new byte[lines.length + 1];
    behindNewline[0] = '\n';
    System.arraycopy(lines, 0, behindNewline, 1, lines.length);
    return behindNewline;
  }
}
