package io.pachsh.embedded;

import io.pachsh.file.PrivateFile;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The real disk. Files are written through {@link RandomAccessFile}, never through a channel:
 * interrupting a thread, as Ctrl-C does, closes a channel in use but not a random access file.
 */
final class LocalDisk implements Disk {
  @Override
  public void createDirectory(Path directory) throws IOException {
    PrivateFile.makeDirectory(directory);
  }

  @Override
  public DurableFile open(Path file) throws IOException {
    if (!Files.exists(file)) {
      // Somebody else may make it in between: just as good.
      PrivateFile.openForAppend(file).close();
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
    PrivateFile.forceDirectory(directory);
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
