package io.pachsh.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What the operating system knows of a file: whose it is, its mode and kind, how many names it has.
 *
 * @param mode as {@code stat} gives it, with the kind in its upper bits
 */
record Inode(long uid, int mode, int names, long number) {
  private static final int KIND = 0170000;
  private static final int LINK = 0120000;
  private static final int REGULAR = 0100000;
  private static final int DIRECTORY = 0040000;
  private static final int WRITTEN_BY_OTHERS = 0022;
  private static final long ROOT = 0;

  /** Of what stands there; nothing where nothing does. */
  static Optional<Inode> of(Path path, LinkOption... options) throws IOException {
    try {
      Map<String, Object> values = Files.readAttributes(path, "unix:uid,mode,nlink,ino", options);
      return Optional.of(
          new Inode(
              number(values, "uid").longValue(),
              number(values, "mode").intValue(),
              number(values, "nlink").intValue(),
              number(values, "ino").longValue()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private static Number number(Map<String, Object> values, String name) {
    return (Number) Objects.requireNonNull(values.get(name));
  }

  boolean isLink() {
    return (mode & KIND) == LINK;
  }

  boolean isRegular() {
    return (mode & KIND) == REGULAR;
  }

  boolean isDirectory() {
    return (mode & KIND) == DIRECTORY;
  }

  /** Whether somebody who is neither that user nor root can put something into this directory. */
  boolean isWritableBesides(long user) {
    return (mode & WRITTEN_BY_OTHERS) != 0 || (uid != user && uid != ROOT);
  }

  boolean belongsToRoot() {
    return uid == ROOT;
  }
}
