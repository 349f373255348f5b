package io.pachsh.embedded.storage;

import java.io.IOException;
import java.nio.file.Path;

/** A disk that does what the one inside it does, except for what an implementation says. */
public interface DiskAround extends Disk {
  Disk inner();

  @Override
  default void createDirectory(Path directory) throws IOException {
    inner().createDirectory(directory);
  }

  @Override
  default DurableFile open(Path file) throws IOException {
    return inner().open(file);
  }

  @Override
  default void rename(Path from, Path to) throws IOException {
    inner().rename(from, to);
  }

  @Override
  default void delete(Path file) throws IOException {
    inner().delete(file);
  }

  @Override
  default void forceDirectory(Path directory) throws IOException {
    inner().forceDirectory(directory);
  }
}
