package io.pachsh.embedded.storage;

import java.io.IOException;
import java.nio.file.Path;

/**
 * What a cluster's directory asks of the operating system when it writes: narrow enough that a test
 * can lose power between any two calls.
 */
public interface Disk {
  /** Makes a directory and its missing parents, open to the owner alone (0700). */
  void createDirectory(Path directory) throws IOException;

  /** Opens a file to write, making it, open to the owner alone (0600), if it is not there. */
  DurableFile open(Path file) throws IOException;

  /** Puts a file in another one's place, in one step. Durable once the directory is forced. */
  void rename(Path from, Path to) throws IOException;

  void delete(Path file) throws IOException;

  /** Returns once the names in a directory would survive a power failure. */
  void forceDirectory(Path directory) throws IOException;
}
