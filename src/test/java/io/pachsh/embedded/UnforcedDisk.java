package io.pachsh.embedded;

import java.io.IOException;
import java.nio.file.Path;

/** The real disk, except that nothing waits for the device. */
final class UnforcedDisk implements Disk {
  private final Disk real = new LocalDisk();

  @Override
  public void createDirectory(Path directory) throws IOException {
    real.createDirectory(directory);
  }

  @Override
  public DurableFile open(Path file) throws IOException {
    return new Unforced(real.open(file));
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    real.rename(from, to);
  }

  @Override
  public void delete(Path file) throws IOException {
    real.delete(file);
  }

  @Override
  public void forceDirectory(Path directory) {}

  private record Unforced(DurableFile file) implements DurableFile {
    @Override
    public long length() throws IOException {
      return file.length();
    }

    @Override
    public void write(long position, byte[] bytes, int count) throws IOException {
      file.write(position, bytes, count);
    }

    @Override
    public void truncate(long length) throws IOException {
      file.truncate(length);
    }

    @Override
    public void force() {}

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
