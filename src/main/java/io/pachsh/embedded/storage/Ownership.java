package io.pachsh.embedded.storage;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.pachsh.file.FileLock;
import io.pachsh.file.OwnFile;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The right to change a cluster: an operating-system lock on a file, which ends with the process at
 * the latest. The process id beside it is information only.
 */
final class Ownership implements Closeable {
  private static final int ATTEMPTS = 5;

  private final ClusterDirectory directory;
  private final FileLock lock;

  private Ownership(ClusterDirectory directory, FileLock lock) {
    this.directory = directory;
    this.lock = lock;
  }

  /** Takes the lock unless somebody else holds it. Makes the directory if it is not there. */
  static Optional<Ownership> take(ClusterDirectory directory) throws IOException {
    directory.disk().createDirectory(directory.directory());
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<FileLock> lock = new OwnFile(directory.lock()).tryLock();
      if (lock.isPresent()) {
        Ownership ownership = new Ownership(directory, lock.get());
        ownership.sign();
        return Optional.of(ownership);
      }
      // Another process may just be looking whether the lock is free, which takes microseconds.
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
    }
    return Optional.empty();
  }

  /** Whether nobody holds the lock at this moment. Changes nothing. */
  static boolean isFree(ClusterDirectory directory) throws IOException {
    return Files.notExists(directory.lock()) || !new OwnFile(directory.lock()).isLocked();
  }

  /** The process that owns the cluster, as far as it can be told; 0 when it cannot. */
  static long owner(ClusterDirectory directory) {
    try (InputStream in = new OwnFile(directory.owner()).read()) {
      return Long.parseLong(new String(in.readNBytes(20), US_ASCII).strip());
    } catch (IOException | NumberFormatException e) {
      return 0;
    }
  }

  private void sign() {
    byte[] pid = Long.toString(ProcessHandle.current().pid()).getBytes(US_ASCII);
    try (DurableFile owner = directory.disk().open(directory.owner())) {
      owner.truncate(0);
      owner.write(0, pid, pid.length);
    } catch (IOException e) {
      // The lock is what counts. Without the number a second session is told less.
    }
  }

  @Override
  public void close() throws IOException {
    try {
      directory.disk().delete(directory.owner());
    } finally {
      lock.close();
    }
  }
}
