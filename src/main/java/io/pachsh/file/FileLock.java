package io.pachsh.file;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The operating system's lock on a file, which ends when it is closed, or with the process. By
 * POSIX a process loses it as well when it closes any other descriptor of that file: as long as a
 * lock is held here, nothing else in this process opens its file.
 */
public final class FileLock implements Closeable {
  /** The files whose locks this process holds, or tries to take just now. */
  private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final RandomAccessFile file;

  private FileLock(Path path, RandomAccessFile file) {
    this.path = path;
    this.file = file;
  }

  /** Takes the lock unless somebody has it, be it this very process. Makes the file. */
  static Optional<FileLock> take(Path path) throws IOException {
    return take(path, "rw");
  }

  /** Whether somebody has the lock. */
  static boolean isTaken(Path path) throws IOException {
    Optional<FileLock> shared = take(path, "r");
    if (shared.isPresent()) {
      shared.get().close();
    }
    return shared.isEmpty();
  }

  private static Optional<FileLock> take(Path path, String mode) throws IOException {
    if (!OPEN.add(path)) {
      return Optional.empty();
    }
    boolean taken = false;
    try {
      boolean shared = mode.equals("r");
      if (!shared) {
        OpenFile.make(path);
      }
      RandomAccessFile file = new RandomAccessFile(path.toFile(), mode);
      try {
        taken = file.getChannel().tryLock(0, Long.MAX_VALUE, shared) != null;
        return taken ? Optional.of(new FileLock(path, file)) : Optional.empty();
      } finally {
        if (!taken) {
          file.close();
        }
      }
    } finally {
      if (!taken) {
        OPEN.remove(path);
      }
    }
  }

  @Override
  public void close() throws IOException {
    try {
      file.close();
    } finally {
      OPEN.remove(path);
    }
  }
}
