package io.pachsh.embedded;

import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * The real disk. Files are written through {@link RandomAccessFile}, never through a channel:
 * interrupting a thread, as Ctrl-C does, closes a channel in use but not a random access file.
 */
final class LocalDisk implements Disk {
  @Override
  public void createDirectory(Path directory) throws IOException {
    if (Files.isDirectory(directory)) {
      return;
    }
    Files.createDirectories(directory, asFileAttribute(fromString("rwx------")));
  }

  @Override
  public DurableFile open(Path file) throws IOException {
    if (!Files.exists(file)) {
      try {
        Files.createFile(file, asFileAttribute(fromString("rw-------")));
      } catch (FileAlreadyExistsException e) {
        // Somebody else made it in between: just as good.
      }
    }
    return new LocalFile(new RandomAccessFile(file.toFile(), "rw"));
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void delete(Path file) throws IOException {
    Files.deleteIfExists(file);
  }

  @Override
  public void forceDirectory(Path directory) throws IOException {
    boolean interrupted = false;
    try {
      while (true) {
        interrupted |= Thread.interrupted();
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
          channel.force(true);
          return;
        } catch (ClosedByInterruptException e) {
          // A directory can only be forced through a channel, which this interrupt closed: again.
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** An open file of the real disk. */
  private record LocalFile(RandomAccessFile file) implements DurableFile {
    @Override
    public long length() throws IOException {
      return file.length();
    }

    @Override
    public void write(long position, byte[] bytes, int count) throws IOException {
      file.seek(position);
      file.write(bytes, 0, count);
    }

    @Override
    public void truncate(long length) throws IOException {
      file.setLength(length);
    }

    @Override
    public void force() throws IOException {
      file.getFD().sync();
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
