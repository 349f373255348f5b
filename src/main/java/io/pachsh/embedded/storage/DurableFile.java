package io.pachsh.embedded.storage;

import java.io.Closeable;
import java.io.IOException;

/** A file being written, whose content can be forced to the device. */
public interface DurableFile extends Closeable {
  long length() throws IOException;

  void write(long position, byte[] bytes, int count) throws IOException;

  /** Writes, and returns once that would survive a power failure. */
  default void writeForced(long position, byte[] bytes, int count) throws IOException {
    write(position, bytes, count);
    force();
  }

  void truncate(long length) throws IOException;

  /** Returns once everything written would survive a power failure. */
  void force() throws IOException;
}
