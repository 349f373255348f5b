package io.pachsh.file;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Where symbolic links lead; what they lead to need not exist. */
final class Links {
  private static final int MOST = 40;

  private Links() {}

  /** Judges a link before it is followed. */
  private interface Rule {
    void require(Path link, Inode inode, Path directory) throws IOException;
  }

  /** Follows every link of a path: what a person named is taken as it is. */
  static Path followed(Path path) throws IOException {
    return followed(path, (link, inode, directory) -> {});
  }

  /**
   * Follows the links of a path in our home.
   *
   * @throws FileSystemException when one may have been planted: it belongs to somebody else, or
   *     others can write to the directory in which it stands. Links of the system, which root made
   *     where only root can, are none of those.
   */
  static Path trusted(Path path) throws IOException {
    Path absolute = path.toAbsolutePath().normalize();
    try {
      if (absolute.toRealPath().equals(absolute)) {
        return absolute;
      }
    } catch (NoSuchFileException e) {
      // Not there yet, or a link to what is not there.
    }
    return followed(absolute, Links::requireTrusted);
  }

  private static void requireTrusted(Path link, Inode inode, Path directory) throws IOException {
    Inode around =
        Inode.of(directory).orElseThrow(() -> new NoSuchFileException(directory.toString()));
    if (inode.belongsToRoot() && around.belongsToRoot() && !around.isWritableBesides(0)) {
      return;
    }
    long user = ProcessUser.current().uid();
    if (inode.uid() != user) {
      throw planted(link, "a symbolic link of another user (uid " + inode.uid() + ")");
    }
    if (around.isWritableBesides(user)) {
      throw planted(link, "a symbolic link in a directory that others can write to");
    }
  }

  private static FileSystemException planted(Path link, String what) {
    return new FileSystemException(
        link.toString(), null, link + " is " + what + ", which is not followed");
  }

  private static Path followed(Path path, Rule rule) throws IOException {
    Deque<Path> left = new ArrayDeque<>();
    Path absolute = path.toAbsolutePath();
    Path at = begin(absolute, left);
    int links = 0;
    while (!left.isEmpty()) {
      String name = left.pop().toString();
      if (name.equals("..")) {
        at = at.getParent() == null ? at : at.getParent();
        continue;
      }
      Path next = name.equals(".") ? at : at.resolve(name);
      Optional<Inode> inode = Inode.of(next, LinkOption.NOFOLLOW_LINKS);
      if (inode.isEmpty() || !inode.get().isLink()) {
        at = next;
        continue;
      }
      rule.require(next, inode.get(), at);
      links++;
      if (links > MOST) {
        throw new FileSystemLoopException(path.toString());
      }
      Path target = at.resolve(Files.readSymbolicLink(next));
      at = begin(target, left);
    }
    return at;
  }

  /** Puts a path's names in front of those that are left; returns where they start from. */
  private static Path begin(Path absolute, Deque<Path> left) {
    for (int i = absolute.getNameCount() - 1; i >= 0; i--) {
      left.push(absolute.getName(i));
    }
    return absolute.getRoot();
  }
}
