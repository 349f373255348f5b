package io.pachsh.embedded;

import io.pachsh.file.PrivateFile;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

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
    return new LocalFile(file, new RandomAccessFile(file.toFile(), "rw"));
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
  private static final class LocalFile implements DurableFile {
    private final Path path;
    private final RandomAccessFile file;

    /** The same file, on which each write reaches the device (O_DSYNC): one call instead of two. */
    private @Nullable RandomAccessFile forced;

    LocalFile(Path path, RandomAccessFile file) {
      this.path = path;
      this.file = file;
    }

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
    public void writeForced(long position, byte[] bytes, int count) throws IOException {
      if (forced == null) {
        forced = new RandomAccessFile(path.toFile(), "rwd");
      }
      forced.seek(position);
      forced.write(bytes, 0, count);
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
      try (file) {
        if (forced != null) {
          forced.close();
        }
      }
    }
  }
}
