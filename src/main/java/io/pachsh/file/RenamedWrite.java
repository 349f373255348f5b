package io.pachsh.file;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A new file beside the one whose place it takes: after a crash either the old or the new one is
 * there. Its content and its length are on disk before it is renamed.
 */
final class RenamedWrite extends PendingWrite {
  private static final String SUFFIX = ".new";

  /** So short that the name with what is put around it is none too long for a file system. */
  private static final int LONGEST_PREFIX = 40;

  private final Path target;
  private final Path temporary;
  private final OpenFile file;
  private long count;

  private RenamedWrite(Path target, Path temporary, OpenFile file) {
    this.target = target;
    this.temporary = temporary;
    this.file = file;
  }

  /** Begins a file, open to its owner alone; {@code target} is no link. */
  static RenamedWrite to(Path target) throws IOException {
    Path temporary =
        Files.createTempFile(Directory.of(target), prefix(target), SUFFIX, OpenFile.OWNER_READS);
    try {
      return new RenamedWrite(target, temporary, OpenFile.at(temporary));
    } catch (IOException e) {
      Files.deleteIfExists(temporary);
      throw e;
    }
  }

  /** Gives the new file the mode of the one whose place it takes. */
  RenamedWrite withModeOfTarget() throws IOException {
    Files.setPosixFilePermissions(temporary, Files.getPosixFilePermissions(target));
    return this;
  }

  /**
   * Deletes what a killed process left beside a file. The caller holds a lock that keeps others
   * from replacing the file now.
   */
  static void deleteLeftovers(Path target) throws IOException {
    Directory.deleteAll(Directory.of(target), prefix(target), SUFFIX);
  }

  private static String prefix(Path target) {
    String name = String.valueOf(target.getFileName());
    return "." + name.substring(0, Math.min(name.length(), LONGEST_PREFIX));
  }

  @Override
  public void write(byte[] bytes, int from, int size) throws IOException {
    file.write(count, bytes, from, size);
    count += size;
  }

  @Override
  public void finish() throws IOException {
    file.force();
    if (file.length() != count) {
      throw new FileSystemException(
          target.toString(), null, "only " + file.length() + " of " + count + " bytes were kept");
    }
    file.close();
    Files.move(
        temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    Directory.force(Directory.of(target));
  }

  @Override
  public void close() throws IOException {
    try {
      file.close();
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}
