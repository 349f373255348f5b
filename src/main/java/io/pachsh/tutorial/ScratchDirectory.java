package io.pachsh.tutorial;

import io.pachsh.file.FileLock;
import io.pachsh.file.FileTrouble;
import io.pachsh.file.OwnFile;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A temporary directory for everything that a walkthrough writes, for its owner alone. It is
 * removed with all that is in it: when it is closed, when a signal ends the process, and, after a
 * {@code kill -9}, by the next walkthrough, which sees that nobody holds its lock.
 */
public final class ScratchDirectory implements AutoCloseable {
  private static final String PREFIX = "pachsh-walkthrough-";
  private static final String LOCK = "lock";

  private static final int ATTEMPTS = 100;
  private static final long BETWEEN_NANOS = 5_000_000;

  private final Path path;
  private final FileLock lock;
  private final Thread atExit;

  private ScratchDirectory(Path path, FileLock lock) {
    this.path = path;
    this.lock = lock;
    this.atExit = new Thread(() -> removeWhileOthersEnd(path), "scratch");
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /** Makes one below the system's directory of temporary files. */
  public static ScratchDirectory make() {
    return in(Path.of(System.getProperty("java.io.tmpdir")));
  }

  static ScratchDirectory in(Path parent) {
    try {
      sweep(parent);
      Path path = Files.createTempDirectory(parent, ownPrefix());
      FileLock lock =
          new OwnFile(path.resolve(LOCK))
              .tryLock()
              .orElseThrow(() -> new IOException("the new lock is taken"));
      return new ScratchDirectory(path, lock);
    } catch (IOException e) {
      throw FileTrouble.failure(
          "A walkthrough needs a temporary directory, and none can be made in " + parent,
          e,
          "Make room there.");
    }
  }

  public Path path() {
    return path;
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      return; // The process is ending, and removes it.
    }
    try {
      lock.close();
    } catch (IOException e) {
      // What counts is that the directory goes.
    }
    remove(path);
  }

  /**
   * A directory of this process is never looked at: closing its lock's file would free the lock.
   */
  private static String ownPrefix() {
    return PREFIX + ProcessHandle.current().pid() + "-";
  }

  /** Removes what killed processes of this user left. */
  private static void sweep(Path parent) throws IOException {
    try (DirectoryStream<Path> left = Files.newDirectoryStream(parent, PREFIX + "*")) {
      for (Path path : left) {
        boolean own = String.valueOf(path.getFileName()).startsWith(ownPrefix());
        if (!own && isOurs(path) && isAbandoned(path.resolve(LOCK))) {
          remove(path);
        }
      }
    }
  }

  private static boolean isOurs(Path path) throws IOException {
    return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
        && Files.getOwner(path, LinkOption.NOFOLLOW_LINKS)
            .getName()
            .equals(System.getProperty("user.name"));
  }

  private static boolean isAbandoned(Path lock) {
    try {
      return !new OwnFile(lock).isLocked();
    } catch (IOException e) {
      return false; // It is just being made, or removed.
    }
  }

  /** A signal ends the process, whose threads may still write; half a second at most. */
  private static void removeWhileOthersEnd(Path path) {
    remove(path);
    for (int i = 1; i < ATTEMPTS && Files.exists(path); i++) {
      LockSupport.parkNanos(BETWEEN_NANOS);
      remove(path);
    }
  }

  /** As much of it as can be removed; the lock last, so that the next sweep finds the rest. */
  private static void remove(Path path) {
    try (Stream<Path> walk = Files.walk(path)) {
      List<Path> all =
          walk.sorted(
                  Comparator.comparing((Path p) -> p.equals(path) ? 2 : isLock(path, p) ? 1 : 0)
                      .thenComparing(Comparator.reverseOrder()))
              .toList();
      for (Path each : all) {
        Files.deleteIfExists(each);
      }
    } catch (IOException e) {
      // Swept by the next walkthrough.
    } catch (java.io.UncheckedIOException e) {
      // Something in it went away meanwhile.
    }
  }

  private static boolean isLock(Path directory, Path path) {
    return path.equals(directory.resolve(LOCK));
  }
}
