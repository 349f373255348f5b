package io.pachsh.embedded.storage;

import io.pachsh.file.OwnFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;

/**
 * Keeps what cannot be read under another name beside it: {@code journal.damaged-1785312000}. No
 * command of ours removes it again.
 */
record Quarantine(Disk disk, Clock clock) {
  private static final int BUFFER_BYTES = 1 << 16;

  /** Renames a file. Durable once its directory is forced. */
  Path move(Path file, String what) throws IOException {
    Path aside = name(file, what);
    disk.rename(file, aside);
    return aside;
  }

  /** Copies a part of a file, and returns once that would survive a power failure. */
  Path copy(Path file, long from, long to, String what) throws IOException {
    Path aside = name(file, what);
    try (InputStream in = new OwnFile(file).read();
        DurableFile out = disk.open(aside)) {
      in.skipNBytes(from);
      byte[] bytes = new byte[BUFFER_BYTES];
      for (long at = from; at < to; ) {
        int count = in.read(bytes, 0, (int) Math.min(bytes.length, to - at));
        if (count < 0) {
          break;
        }
        out.write(at - from, bytes, count);
        at += count;
      }
      out.force();
    }
    disk.forceDirectory(aside.resolveSibling(""));
    return aside;
  }

  private Path name(Path file, String what) {
    String name = file.getFileName() + "." + what + "-" + Instant.now(clock).getEpochSecond();
    Path aside = file.resolveSibling(name);
    for (int i = 2; Files.exists(aside); i++) {
      aside = file.resolveSibling(name + "-" + i);
    }
    return aside;
  }
}
