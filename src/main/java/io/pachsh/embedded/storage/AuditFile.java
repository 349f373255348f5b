package io.pachsh.embedded.storage;

import io.pachsh.embedded.change.ChangeJson;
import io.pachsh.embedded.change.Entry;
import io.pachsh.failure.Failure;
import io.pachsh.file.OwnFile;
import io.pachsh.secret.Sha256;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * The saved changes, one {@link AuditLine} each: who did what, and when. It is only ever appended
 * to; what stands there is neither cut nor written anew, whoever wrote it. Appending is repeatable:
 * what is there already is not appended again.
 */
final class AuditFile {
  private AuditFile() {}

  /** The number of the last change in the file; 0 when there is none. */
  static long last(ClusterDirectory directory) throws IOException {
    return AuditTail.of(directory).last();
  }

  /** Takes the lines of the file, one after another. */
  interface Taker {
    /**
     * A line without its newline.
     *
     * @param place counts lines from 1
     * @param isEnded whether a newline follows
     */
    void take(int place, byte[] line, boolean isEnded) throws IOException;
  }

  /** Goes through the file up to an offset. Zeros at its end, never written, are no line. */
  static void forEach(ClusterDirectory directory, long limit, Taker taker) throws IOException {
    if (Files.notExists(directory.audit())) {
      return;
    }
    try (InputStream in = new BufferedInputStream(new OwnFile(directory.audit()).read(), 1 << 16)) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      int place = 1;
      for (long at = 0; at < limit; at++) {
        int b = in.read();
        if (b < 0) {
          break;
        }
        if (b == '\n') {
          taker.take(place, line.toByteArray(), true);
          line.reset();
          place++;
        } else {
          line.write(b);
        }
      }
      byte[] rest = line.toByteArray();
      int size = JournalLine.withoutZeros(rest);
      if (size > 0) {
        taker.take(place, Arrays.copyOf(rest, size), false);
      }
    }
  }

  /**
   * The changes in the file up to an offset. An incomplete last line is not one of them.
   *
   * @throws Failure naming the line that cannot be read
   */
  static List<Entry> read(ClusterDirectory directory, long limit) {
    List<Entry> entries = new ArrayList<>();
    try {
      forEach(
          directory,
          limit,
          (place, line, isEnded) -> {
            try {
              entries.add(ChangeJson.read(line));
            } catch (IOException e) {
              if (isEnded) {
                throw directory.unreadableAudit(place, String.valueOf(e.getMessage()));
              }
            }
          });
      return entries;
    } catch (IOException e) {
      throw directory.unreadable(directory.audit(), e);
    }
  }

  /** What the next record is chained to. The first one stands for all that are not chained. */
  static AuditHead head(ClusterDirectory directory) throws IOException {
    AuditTail tail = AuditTail.of(directory);
    return tail.size() == 0 || !tail.hash().isEmpty()
        ? new AuditHead(tail.last(), tail.hash())
        : new AuditHead(tail.last(), hash(directory));
  }

  private static String hash(ClusterDirectory directory) throws IOException {
    MessageDigest digest = Sha256.digest();
    forEach(
        directory,
        Long.MAX_VALUE,
        (place, line, isEnded) -> {
          try {
            AuditLine.read(line);
            update(digest, line);
          } catch (IOException e) {
            // It is no record: an append that was interrupted, mostly.
          }
        });
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Adds a line that is not chained to the digest of all of them. */
  static void update(MessageDigest digest, byte[] line) {
    digest.update(line);
    digest.update((byte) '\n');
  }

  /** Completes a save that was interrupted: appends what the file lacks of saved changes. */
  static void complete(ClusterDirectory directory, List<Entry> saved) throws IOException {
    long last = last(directory);
    List<Entry> missing = saved.stream().filter(entry -> entry.number() > last).toList();
    if (!missing.isEmpty()) {
      append(directory, AuditLine.following(head(directory), missing));
    }
  }

  static void append(ClusterDirectory directory, List<AuditLine> lines) throws IOException {
    AuditTail tail = AuditTail.of(directory);
    ByteArrayOutputStream missing = new ByteArrayOutputStream();
    for (AuditLine line : lines) {
      if (line.number() > tail.last()) {
        missing.writeBytes(line.bytes());
      }
    }
    if (missing.size() == 0) {
      return;
    }
    byte[] bytes = tail.goneOn(missing.toByteArray());
    try (DurableFile file = directory.disk().open(directory.audit())) {
      if (file.length() > tail.size()) {
        // Nothing but zeros, which a power failure left where nothing was written.
        file.truncate(tail.size());
      }
      try {
        file.write(tail.size(), bytes, bytes.length);
        file.force();
      } catch (IOException e) {
        file.truncate(tail.size());
        throw e;
      }
    }
    directory.disk().forceDirectory(directory.directory());
  }
}
