package io.pachsh.file;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A file of pachsh's own home, which only its owner reads (0600, in directories of 0700). The
 * owner's own links are followed; a link that somebody else may have planted fails every operation,
 * and so does writing what belongs to the person who called {@code sudo}: that would leave files
 * that they cannot read.
 */
public record OwnFile(Path path) {
  private static final Set<PosixFilePermission> OTHERS =
      Set.copyOf(PosixFilePermissions.fromString("---rwxrwx"));

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
  private static final long BETWEEN_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  /** Opens it to read; fails with {@link NoSuchFileException} where there is none. */
  public InputStream read() throws IOException {
    Path real = Links.trusted(path);
    if (Files.notExists(real)) {
      throw new NoSuchFileException(path.toString());
    }
    return new FileInputStream(real.toFile());
  }

  /** The text in it, which has to be UTF-8. */
  public String text() throws IOException {
    return BoundedInput.text(Links.trusted(path), BoundedInput.DOCUMENT);
  }

  /** Replaces the content by a text; missing directories are made. */
  public void replace(String text) throws IOException {
    Path real = writable();
    Directory.make(Directory.of(real));
    try (PendingWrite write = PendingWrite.replacing(real, real, false)) {
      write.write(out -> out.write(text));
      write.finish();
    }
  }

  /**
   * Writes a text behind what is there, all of it or nothing; missing directories are made. A power
   * failure may lose it.
   */
  public void append(String text) throws IOException {
    try (PendingWrite write = appending()) {
      write.write(text.getBytes(StandardCharsets.UTF_8));
      write.finish();
    }
  }

  /** The same for many texts: after each one that is to be kept, it is finished once more. */
  public PendingWrite appending() throws IOException {
    Path real = writable();
    Directory.make(Directory.of(real));
    Optional<Inode> there = Inode.of(real);
    return there.isPresent() && !there.get().isRegular()
        ? DirectWrite.to(real)
        : AppendingWrite.to(real, false);
  }

  /** Opens it to read and write, making it where there is none; its directory must be there. */
  public OpenFile open() throws IOException {
    Path real = writable();
    OpenFile.make(real);
    return OpenFile.at(real);
  }

  /** The same; each write to it reaches the device before it returns. */
  public OpenFile openForced() throws IOException {
    Path real = writable();
    OpenFile.make(real);
    return OpenFile.forcedAt(real);
  }

  /** Takes its lock unless somebody has it, be it this process; makes it where there is none. */
  public Optional<FileLock> tryLock() throws IOException {
    return FileLock.take(writable());
  }

  /** Work on files. */
  public interface Work<T> {
    T run() throws IOException;
  }

  /**
   * Works while nobody else has its lock, and waits for whoever has it.
   *
   * @throws InterruptedIOException when the thread is interrupted while it waits: an interrupt does
   *     not keep it from a lock that is free
   * @throws FileSystemException when somebody keeps it for half a minute
   */
  public <T> T whileLocked(Work<T> work) throws IOException {
    FileLock lock = lock();
    try {
      return work.run();
    } finally {
      lock.close();
    }
  }

  private FileLock lock() throws IOException {
    long end = System.nanoTime() + LONGEST_WAIT.toNanos();
    for (Optional<FileLock> lock = tryLock(); ; lock = tryLock()) {
      if (lock.isPresent()) {
        return lock.get();
      }
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedIOException("interrupted while another program had the lock " + path);
      }
      if (System.nanoTime() > end) {
        throw new FileSystemException(
            path.toString(),
            null,
            "another program has kept the lock "
                + path
                + " for "
                + LONGEST_WAIT.toSeconds()
                + " s");
      }
      LockSupport.parkNanos(BETWEEN_NANOS);
    }
  }

  /** Whether somebody has its lock; fails where there is no such file. */
  public boolean isLocked() throws IOException {
    return FileLock.isTaken(Links.trusted(path));
  }

  /** Makes it with that text; it must not be there yet. */
  public void create(String text) throws IOException {
    Path real = writable();
    OpenFile.makeNew(real);
    try (OpenFile file = OpenFile.at(real)) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      file.write(0, bytes, 0, bytes.length);
      file.force();
    }
  }

  /** Puts it in the place of another one of our files, or of nothing, in one step. */
  public void renameTo(OwnFile other) throws IOException {
    Files.move(writable(), other.writable(), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Removes it, if it is there: the link where it is one. */
  public void delete() throws IOException {
    writable();
    Files.deleteIfExists(path);
  }

  /** Makes the directory of this name and its missing parents; one that is there stays as it is. */
  public void makeDirectory() throws IOException {
    Directory.make(writable());
  }

  /** Forces the names in the directory of this name to disk. */
  public void forceDirectory() throws IOException {
    Directory.force(writable());
  }

  /**
   * Whether others than its owner can do anything with a file; not where modes are unknown, nor
   * with what is no regular file.
   */
  public static boolean isOpenToOthers(Path file) {
    try {
      return Files.isRegularFile(file)
          && Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains);
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  /** Closes a regular file of this user to others, whoever opened it. */
  public static void closeToOthers(Path file) {
    if (!isOpenToOthers(file)) {
      return;
    }
    try {
      ProcessUser user = ProcessUser.current();
      if (Inode.of(file).filter(inode -> inode.uid() == user.uid()).isPresent()) {
        Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file);
        mode.removeAll(OTHERS);
        Files.setPosixFilePermissions(file, mode);
      }
    } catch (IOException e) {
      // It went away, or its file system does not let us: nothing that we could close.
    }
  }

  /**
   * Fails when others than this user and root can write to a directory that is to hold our files;
   * one that is not there yet will be made so that they cannot.
   */
  public static void requireClosed(Path directory) throws IOException {
    Optional<Inode> there = Inode.of(Links.trusted(directory));
    if (there.isEmpty()) {
      return;
    }
    Inode inode = there.get();
    boolean isRoots = inode.belongsToRoot() || ProcessUser.current().uid() == 0;
    long user = isRoots ? inode.uid() : ProcessUser.current().uid();
    if (inode.isDirectory() && inode.isWritableBesides(user)) {
      throw new FileSystemException(
          directory.toString(),
          null,
          inode.isWritableBesides(inode.uid())
              ? "others can write to it"
              : "it belongs to another user (uid " + inode.uid() + ")");
    }
  }

  /** Fails when what stands there belongs to the person who called {@code sudo} for us. */
  public static void requireNotOfSudoCaller(Path file) throws IOException {
    String caller = System.getenv("SUDO_UID");
    if (caller == null || caller.isEmpty()) {
      return;
    }
    Path directory = Links.followed(file);
    while (directory != null && !Files.isDirectory(directory)) {
      directory = directory.getParent();
    }
    if (directory == null) {
      return;
    }
    Optional<Inode> inode = Inode.of(directory);
    if (inode.isPresent() && ProcessUser.current().isSudoOf(inode.get())) {
      throw new FileSystemException(
          file.toString(),
          null,
          "it belongs to the user who called sudo, who could not read afterwards what root writes"
              + " there; 'sudo -H' goes to root's own home, and PACHSH_HOME names another");
    }
  }

  /** The file without links, if we may write it. */
  private Path writable() throws IOException {
    Path real = Links.trusted(path);
    requireNotOfSudoCaller(real);
    return real;
  }
}
