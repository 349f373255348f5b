package io.pachsh.embedded.storage;

import java.io.IOException;
import java.nio.file.Path;

/** A disk on which one operation, or every one from some point on, fails as a full disk does. */
public final class FailingDisk implements DiskAround {
  private final Disk disk = new LocalDisk();
  private int left = Integer.MAX_VALUE;
  private boolean forGood;

  /** Lets {@code operations} succeed and the next one fail. */
  void failAfter(int operations) {
    left = operations;
    forGood = false;
  }

  /** Fails from now on. */
  public void fill() {
    left = 0;
    forGood = true;
  }

  /** Fails no more; says whether anything failed since it was asked to. */
  boolean repair() {
    boolean failed = left < 0;
    left = Integer.MAX_VALUE;
    forGood = false;
    return failed;
  }

  private void step() throws IOException {
    if (left <= 0 && (left == 0 || forGood)) {
      left = -1;
      throw new IOException("No space left on device");
    }
    if (left > 0) {
      left--;
    }
  }

  @Override
  public Disk inner() {
    return disk;
  }

  @Override
  public void createDirectory(Path directory) throws IOException {
    step();
    disk.createDirectory(directory);
  }

  @Override
  public DurableFile open(Path file) throws IOException {
    step();
    DurableFile opened = disk.open(file);
    return new FileAround() {
      @Override
      public DurableFile inner() {
        return opened;
      }

      @Override
      public void write(long position, byte[] bytes, int count) throws IOException {
        opened.write(position, bytes, count / 2);
        step();
        opened.write(position, bytes, count);
      }

      @Override
      public void truncate(long length) throws IOException {
        step();
        opened.truncate(length);
      }

      @Override
      public void force() throws IOException {
        step();
        opened.force();
      }
    };
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    step();
    disk.rename(from, to);
  }

  @Override
  public void delete(Path file) throws IOException {
    step();
    disk.delete(file);
  }

  @Override
  public void forceDirectory(Path directory) throws IOException {
    step();
    disk.forceDirectory(directory);
  }
}
