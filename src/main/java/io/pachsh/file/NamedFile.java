package io.pachsh.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * A file that a person named, in a line or in the environment. Links are followed, to where there
 * is nothing yet, too; devices and pipes are written into; a regular file keeps its content until
 * the new one is on disk. Files that this makes are their owner's alone (0600).
 */
public record NamedFile(Path path) {
  private static final int MOST_LINKS = 40;
  private static final Set<String> OUTPUT = Set.of("/dev/stdout", "/dev/fd/1", "/proc/self/fd/1");
  private static final Set<String> ERRORS = Set.of("/dev/stderr", "/dev/fd/2", "/proc/self/fd/2");

  /** What must still hold at the last moment. */
  @FunctionalInterface
  public interface Condition {
    boolean holds() throws IOException;
  }

  /** Whether the name, or a link behind it, is one of the process's standard output. */
  public boolean isStandardOutput() {
    return leadsTo(OUTPUT);
  }

  /** The same for its standard error. */
  public boolean isStandardError() {
    return leadsTo(ERRORS);
  }

  /** Whether what stands there takes bytes and keeps none: a device, a pipe, a socket. */
  public boolean isDeviceOrPipe() throws IOException {
    return Inode.of(path).filter(inode -> !inode.isRegular() && !inode.isDirectory()).isPresent();
  }

  /** The file without links; it need not be there. */
  public Path followed() throws IOException {
    return Links.followed(path);
  }

  /** Replaces the content; missing directories are made (0700). */
  public void replace(Content content) throws IOException {
    replaceIf(content, () -> true);
  }

  /** The same if, when all is written, a condition holds; says whether it did. */
  public boolean replaceIf(Content content, Condition condition) throws IOException {
    Path real = Links.followed(path);
    if (Inode.of(path).isEmpty()) {
      Directory.make(Directory.of(real));
    }
    try (PendingWrite write = opened(real, false)) {
      write.write(content);
      if (!condition.holds()) {
        return false;
      }
      write.finish();
      return true;
    }
  }

  /** Begins another content of the file, which keeps its mode; its directory must be there. */
  public PendingWrite rewrite() throws IOException {
    return opened(Links.followed(path), true);
  }

  /** Begins to write behind what the file holds; its directory must be there. */
  public PendingWrite append() throws IOException {
    Optional<Inode> there = Inode.of(path);
    if (there.isPresent() && there.get().isDirectory()) {
      throw new FileSystemException(path.toString(), null, "it is a directory");
    }
    return there.isPresent() && !there.get().isRegular()
        ? DirectWrite.to(path)
        : AppendingWrite.to(Links.followed(path), true);
  }

  /** Makes the file with nothing in it; one that is there is refused, but no device or pipe is. */
  public void create() throws IOException {
    Optional<Inode> there = Inode.of(path);
    if (there.isEmpty()) {
      OpenFile.makeNew(Links.followed(path));
    } else if (there.get().isRegular() || there.get().isDirectory()) {
      throw new FileAlreadyExistsException(path.toString());
    }
  }

  /** Removes the file, but no device or pipe. */
  public void delete() throws IOException {
    if (!isDeviceOrPipe()) {
      Files.deleteIfExists(Links.followed(path));
    }
  }

  /**
   * Deletes what killed processes left beside the file. The caller holds a lock that keeps others
   * from replacing it now.
   */
  public void deleteLeftovers() throws IOException {
    if (!isDeviceOrPipe()) {
      RenamedWrite.deleteLeftovers(Links.followed(path));
    }
  }

  private PendingWrite opened(Path real, boolean keepsMode) throws IOException {
    if (Files.exists(path) && !Files.isWritable(path)) {
      throw new AccessDeniedException(path.toString());
    }
    return PendingWrite.replacing(path, real, keepsMode);
  }

  private boolean leadsTo(Set<String> names) {
    Path at = path.toAbsolutePath().normalize();
    try {
      for (int i = 0; i < MOST_LINKS; i++) {
        if (names.contains(at.toString())) {
          return true;
        }
        if (!Files.isSymbolicLink(at)) {
          return false;
        }
        at = at.resolveSibling(Files.readSymbolicLink(at)).normalize();
      }
    } catch (IOException e) {
      // What cannot be read does not lead there.
    }
    return false;
  }
}
