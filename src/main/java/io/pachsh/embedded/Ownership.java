package io.pachsh.embedded;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.Closeable;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The right to change a cluster: an operating-system lock on a file, which ends with the process at
 * the latest. The process id beside it is information only.
 */
final class Ownership implements Closeable {
  private static final int ATTEMPTS = 5;

  private final Folder folder;
  private final RandomAccessFile file;

  private Ownership(Folder folder, RandomAccessFile file) {
    this.folder = folder;
    this.file = file;
  }

  /** Takes the lock unless somebody else holds it. Makes the directory if it is not there. */
  static Optional<Ownership> take(Folder folder) throws IOException {
    folder.disk().createDirectory(folder.directory());
    folder.disk().open(folder.lock()).close();
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      RandomAccessFile file = lock(folder, false);
      if (file != null) {
        Ownership ownership = new Ownership(folder, file);
        ownership.sign();
        return Optional.of(ownership);
      }
      // Another process may just be looking whether the lock is free, which takes microseconds.
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
    }
    return Optional.empty();
  }

  /** Whether nobody holds the lock at this moment. Changes nothing. */
  static boolean isFree(Folder folder) throws IOException {
    if (Files.notExists(folder.lock())) {
      return true;
    }
    RandomAccessFile file = lock(folder, true);
    if (file == null) {
      return false;
    }
    file.close();
    return true;
  }

  /** The process that owns the cluster, as far as it can be told; 0 when it cannot. */
  static long owner(Folder folder) {
    try (InputStream in = new FileInputStream(folder.owner().toFile())) {
      return Long.parseLong(new String(in.readNBytes(20), US_ASCII).strip());
    } catch (IOException | NumberFormatException e) {
      return 0;
    }
  }

  private static @Nullable RandomAccessFile lock(Folder folder, boolean shared) throws IOException {
    RandomAccessFile file = new RandomAccessFile(folder.lock().toFile(), shared ? "r" : "rw");
    try {
      FileLock lock = file.getChannel().tryLock(0, Long.MAX_VALUE, shared);
      if (lock != null) {
        return file;
      }
    } catch (OverlappingFileLockException e) {
      // This very process holds it.
    } catch (IOException e) {
      file.close();
      throw e;
    }
    file.close();
    return null;
  }

  private void sign() {
    byte[] pid = Long.toString(ProcessHandle.current().pid()).getBytes(US_ASCII);
    try (DurableFile owner = folder.disk().open(folder.owner())) {
      owner.truncate(0);
      owner.write(0, pid, pid.length);
    } catch (IOException e) {
      // The lock is what counts. Without the number a second session is told less.
    }
  }

  @Override
  public void close() throws IOException {
    try {
      folder.disk().delete(folder.owner());
    } finally {
      file.close();
    }
  }
}
