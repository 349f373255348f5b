package io.pachsh.embedded.storage;

import io.pachsh.file.OpenFile;
import io.pachsh.file.OwnFile;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The real disk. */
public final class LocalDisk implements Disk {
  @Override
  public void createDirectory(Path directory) throws IOException {
    new OwnFile(directory).makeDirectory();
  }

  @Override
  public DurableFile open(Path file) throws IOException {
    OwnFile own = new OwnFile(file);
    return new LocalFile(own, own.open());
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    new OwnFile(from).renameTo(new OwnFile(to));
  }

  @Override
  public void delete(Path file) throws IOException {
    new OwnFile(file).delete();
  }

  @Override
  public void forceDirectory(Path directory) throws IOException {
    new OwnFile(directory).forceDirectory();
  }

  /** An open file of the real disk. */
  private static final class LocalFile implements DurableFile {
    private final OwnFile own;
    private final OpenFile file;

    /** The same file, on which each write reaches the device (O_DSYNC): one call instead of two. */
    private @Nullable OpenFile forced;

    LocalFile(OwnFile own, OpenFile file) {
      this.own = own;
      this.file = file;
    }

    @Override
    public long length() throws IOException {
      return file.length();
    }

    @Override
    public void write(long position, byte[] bytes, int count) throws IOException {
      file.write(position, bytes, 0, count);
    }

    @Override
    public void writeForced(long position, byte[] bytes, int count) throws IOException {
      if (forced == null) {
        forced = own.openForced();
      }
      forced.write(position, bytes, 0, count);
    }

    @Override
    public void truncate(long length) throws IOException {
      file.truncate(length);
    }

    @Override
    public void force() throws IOException {
      file.force();
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
