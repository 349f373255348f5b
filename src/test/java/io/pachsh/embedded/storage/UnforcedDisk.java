package io.pachsh.embedded.storage;

import java.io.IOException;
import java.nio.file.Path;

/** The real disk, except that nothing waits for the device. */
public record UnforcedDisk(Disk inner) implements DiskAround {
  public UnforcedDisk() {
    this(new LocalDisk());
  }

  @Override
  public DurableFile open(Path file) throws IOException {
    return new Unforced(inner.open(file));
  }

  @Override
  public void forceDirectory(Path directory) {}

  private record Unforced(DurableFile inner) implements FileAround {
    @Override
    public void force() {}
  }
}
