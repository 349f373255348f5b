package io.pachsh.file;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** What is done to the directory in which a file stands. */
final class Directory {
  private static final FileAttribute<?> OWNER_ENTERS =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private Directory() {}

  /** Of a file, by its absolute path. */
  static Path of(Path file) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    if (directory == null) {
      throw new IOException(file + " has no directory");
    }
    return directory;
  }

  /** Makes a directory and its missing parents (0700); an existing one keeps its mode. */
  static void make(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      Files.createDirectories(directory, OWNER_ENTERS);
    }
  }

  /**
   * Forces a directory's entries to disk: what was created or renamed in it stays so. Interrupting
   * the thread, as Ctrl-C does, does not keep this from happening. Without effect on a directory
   * that may be written but not read.
   */
  static void force(Path directory) throws IOException {
    boolean interrupted = false;
    try {
      while (true) {
        interrupted |= Thread.interrupted();
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
          channel.force(true);
          return;
        } catch (ClosedByInterruptException e) {
          // A directory can only be forced through a channel, which this interrupt closed: again.
        } catch (AccessDeniedException e) {
          return;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Deletes the files in a directory whose names begin and end so; none where there is none. */
  static void deleteAll(Path directory, String prefix, String suffix) throws IOException {
    if (!Files.isDirectory(directory)) {
      return;
    }
    try (DirectoryStream<Path> all = Files.newDirectoryStream(directory)) {
      for (Path each : all) {
        String name = String.valueOf(each.getFileName());
        if (name.startsWith(prefix) && name.endsWith(suffix)) {
          Files.deleteIfExists(each);
        }
      }
    }
  }
}
