package io.pachsh.file;

import java.io.IOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Files and directories that only their owner can read: 0600 and 0700, made with that mode rather
 * than changed to it afterwards.
 */
public final class PrivateFile {
  private static final Set<PosixFilePermission> READ_AND_WRITE =
      PosixFilePermissions.fromString("rw-------");
  private static final FileAttribute<?> OWNER_READS =
      PosixFilePermissions.asFileAttribute(READ_AND_WRITE);
  private static final FileAttribute<?> OWNER_ENTERS =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private static final Set<PosixFilePermission> OTHERS =
      Set.copyOf(PosixFilePermissions.fromString("---rwxrwx"));

  private static final String TEMPORARY_SUFFIX = ".new";
  private static final int BUFFER_BYTES = 1 << 16;

  private PrivateFile() {}

  /** Makes a directory and its missing parents; an existing one keeps its mode. */
  public static void makeDirectory(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      Files.createDirectories(directory, OWNER_ENTERS);
    }
  }

  /** Opens a file; one that this makes is its owner's alone, an existing one keeps its mode. */
  public static FileChannel open(Path file, OpenOption... options) throws IOException {
    return FileChannel.open(file, Set.of(options), OWNER_READS);
  }

  /** Opens a file for writing at its end, making it first where there is none. */
  public static FileChannel openForAppend(Path file) throws IOException {
    return open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** Takes an existing file away from everybody but its owner. */
  public static void restrict(Path file) throws IOException {
    Files.setPosixFilePermissions(file, READ_AND_WRITE);
  }

  /** Closes a file to others than its owner, whoever opened it, as far as that is possible. */
  public static void closeToOthers(Path file) {
    try {
      Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file);
      if (mode.stream().anyMatch(OTHERS::contains)) {
        mode.removeAll(OTHERS);
        Files.setPosixFilePermissions(file, mode);
      }
    } catch (IOException | UnsupportedOperationException e) {
      // It is somebody else's, or the file system knows no modes: nothing that we could close.
    }
  }

  /** Whether others than its owner can do anything with a file; not where modes are unknown. */
  public static boolean isOpenToOthers(Path file) {
    try {
      return Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains);
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  /** Creates a file that must not exist yet. */
  public static void create(Path file, String text) throws IOException {
    try (FileChannel channel =
        open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      write(channel, text);
    }
  }

  /** Writes a file's content, piece by piece. */
  public interface Content {
    void writeTo(Writer out) throws IOException;
  }

  /** Replaces a file's content by a text; see {@link #replace(Path, Content)}. */
  public static void replace(Path file, String text) throws IOException {
    replace(file, out -> out.write(text));
  }

  /**
   * Replaces a file's content so that after a crash either the old or the new one is there: a
   * temporary file in the same directory, forced, renamed, and the directory forced.
   */
  public static void replace(Path file, Content content) throws IOException {
    replaceIf(file, content, () -> true);
  }

  /** What must still hold at the last moment. */
  public interface Condition {
    boolean holds() throws IOException;
  }

  /** The same if, when all is written, a condition holds; says whether it did. */
  public static boolean replaceIf(Path file, Content content, Condition condition)
      throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    if (directory == null) {
      throw new IOException(file + " has no directory");
    }
    makeDirectory(directory);
    Path temporary =
        Files.createTempFile(directory, temporaryPrefix(file), TEMPORARY_SUFFIX, OWNER_READS);
    try {
      try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        Writer out = Channels.newWriter(channel, StandardCharsets.UTF_8.newEncoder(), BUFFER_BYTES);
        content.writeTo(out);
        out.flush();
        channel.force(true);
      }
      if (!condition.holds()) {
        return false;
      }
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      forceDirectory(directory);
      return true;
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /**
   * Deletes what a killed {@link #replace} left beside the file. The caller holds a lock that keeps
   * others from replacing the file now.
   */
  public static void deleteLeftovers(Path file) throws IOException {
    String glob = temporaryPrefix(file).replaceAll("[\\\\*?\\[{]", "?") + "*" + TEMPORARY_SUFFIX;
    try (DirectoryStream<Path> left =
        Files.newDirectoryStream(file.toAbsolutePath().resolveSibling(""), glob)) {
      for (Path temporary : left) {
        Files.deleteIfExists(temporary);
      }
    }
  }

  private static String temporaryPrefix(Path file) {
    return "." + file.getFileName();
  }

  /**
   * Forces a directory's entries to disk: what was created or renamed in it stays so. Interrupting
   * the thread, as Ctrl-C does, does not keep this from happening.
   */
  public static void forceDirectory(Path directory) throws IOException {
    boolean interrupted = false;
    try {
      while (true) {
        interrupted |= Thread.interrupted();
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
          channel.force(true);
          return;
        } catch (ClosedByInterruptException e) {
          // A directory can only be forced through a channel, which this interrupt closed: again.
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void write(FileChannel channel, String text) throws IOException {
    ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    channel.force(true);
  }
}
