package io.pachsh.file;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A file that is open to be written, whole or with an error: what is asked for is written, all of
 * it. It stands on {@link RandomAccessFile} and never on a channel, because interrupting a thread,
 * as Ctrl-C does, closes a channel in use.
 */
public final class OpenFile implements Closeable {
  static final FileAttribute<?> OWNER_READS =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private final RandomAccessFile file;

  private OpenFile(RandomAccessFile file) {
    this.file = file;
  }

  /** Opens a file that is there, to read and write. */
  static OpenFile at(Path path) throws IOException {
    return new OpenFile(new RandomAccessFile(path.toFile(), "rw"));
  }

  /** The same for a file on which each write reaches the device before it returns (O_DSYNC). */
  static OpenFile forcedAt(Path path) throws IOException {
    return new OpenFile(new RandomAccessFile(path.toFile(), "rwd"));
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

  @Override
  public void close() throws IOException {
    file.close();
  }
}
