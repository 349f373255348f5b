package io.pachsh.file;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A file that is open to be written, whole or with an error: what is asked for is written, all of
 * it. It stands on {@link RandomAccessFile} and never on a channel, because interrupting a thread,
 * as Ctrl-C does, closes a channel in use.
 */
public final class OpenFile implements Closeable {
  static final FileAttribute<?> OWNER_READS =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
  private static final long BETWEEN_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private final Path path;
  private final RandomAccessFile file;

  private OpenFile(Path path, RandomAccessFile file) {
    this.path = path;
    this.file = file;
  }

  /** Opens a file that is there, to read and write. */
  static OpenFile at(Path path) throws IOException {
    return new OpenFile(path, new RandomAccessFile(path.toFile(), "rw"));
  }

  /** The same for a file on which each write reaches the device before it returns (O_DSYNC). */
  static OpenFile forcedAt(Path path) throws IOException {
    return new OpenFile(path, new RandomAccessFile(path.toFile(), "rwd"));
  }

  /** Opens a file only to look at it, and at who holds its lock. */
  static OpenFile readOnly(Path path) throws IOException {
    return new OpenFile(path, new RandomAccessFile(path.toFile(), "r"));
  }

  /** Makes a file that only its owner reads, unless it is there. */
  static void make(Path path) throws IOException {
    make(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** Makes such a file, which must not be there yet, nor a link of that name. */
  static void makeNew(Path path) throws IOException {
    make(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  private static void make(Path path, OpenOption... options) throws IOException {
    FileChannel.open(path, Set.of(options), OWNER_READS).close();
  }

  public long length() throws IOException {
    return file.length();
  }

  /** Reads so many bytes, which must be there, from an offset of the file on. */
  void read(long position, byte[] bytes, int count) throws IOException {
    file.seek(position);
    file.readFully(bytes, 0, count);
  }

  /** Writes from an offset of the file on. */
  public void write(long position, byte[] bytes, int from, int count) throws IOException {
    file.seek(position);
    file.write(bytes, from, count);
  }

  public void truncate(long length) throws IOException {
    file.setLength(length);
  }

  /** Returns once everything written would survive a power failure. */
  public void force() throws IOException {
    file.getFD().sync();
  }

  /**
   * Takes the operating system's lock on this file, which ends when it is closed; waits for another
   * program that has it.
   *
   * @throws InterruptedIOException when the thread is interrupted while it waits: an interrupt does
   *     not keep it from a lock that is free
   * @throws FileSystemException when the other program keeps it for half a minute
   */
  public void lock() throws IOException {
    long end = System.nanoTime() + LONGEST_WAIT.toNanos();
    while (!tryLock(false)) {
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedIOException("interrupted while another program had the lock " + path);
      }
      if (System.nanoTime() > end) {
        throw new FileSystemException(
            path.toString(),
            null,
            "another program has kept the lock "
                + path
                + " for "
                + LONGEST_WAIT.toSeconds()
                + " s");
      }
      LockSupport.parkNanos(BETWEEN_NANOS);
    }
  }

  /**
   * Takes the lock if nobody has it, nor this very process; says whether it did.
   *
   * @param shared with others who only look
   */
  public boolean tryLock(boolean shared) throws IOException {
    try {
      return file.getChannel().tryLock(0, Long.MAX_VALUE, shared) != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
