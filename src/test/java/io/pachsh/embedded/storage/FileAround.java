package io.pachsh.embedded.storage;

import java.io.IOException;

/**
 * A file that does what the one inside it does, except for what an implementation says. What is
 * written forced is written and forced here, as if no device knew how to do both at once.
 */
public interface FileAround extends DurableFile {
  DurableFile inner();

  @Override
  default long length() throws IOException {
    return inner().length();
  }

  @Override
  default void write(long position, byte[] bytes, int count) throws IOException {
    inner().write(position, bytes, count);
  }

  @Override
  default void truncate(long length) throws IOException {
    inner().truncate(length);
  }

  @Override
  default void force() throws IOException {
    inner().force();
  }

  @Override
  default void close() throws IOException {
    inner().close();
  }
}
