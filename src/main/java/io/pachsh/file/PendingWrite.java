package io.pachsh.file;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What is being written to a file. It counts once {@link #finish} returned; closed before, it
 * leaves the file as it was, as far as what stands there has a content to keep: a device or a pipe
 * has none.
 */
public abstract class PendingWrite extends OutputStream {
  private static final int BUFFER_BYTES = 1 << 16;

  PendingWrite() {}

  /**
   * Begins the next content of a file. A regular file that is ours alone gives its place to a new
   * one; somebody else's, one with several names and one whose directory is closed to us stay the
   * files that they are; everything else is written into.
   *
   * @param path what is opened where it is no regular file
   * @param real the same without links
   * @param keepsMode whether the new file has the mode of the one whose place it takes, not 0600
   */
  static PendingWrite replacing(Path path, Path real, boolean keepsMode) throws IOException {
    Optional<Inode> there = Inode.of(path);
    if (there.isEmpty()) {
      return RenamedWrite.to(real);
    }
    Inode inode = there.get();
    if (inode.isDirectory()) {
      throw new FileSystemException(path.toString(), null, "it is a directory");
    }
    // What is open under a name in /dev/fd may be a file that has no other name any more.
    boolean isThatFile =
        Inode.of(real).filter(found -> found.number() == inode.number()).isPresent();
    if (!inode.isRegular() || !isThatFile) {
      return DirectWrite.to(path);
    }
    if (inode.uid() != ProcessUser.current().uid() || inode.names() > 1) {
      return OverwritingWrite.to(real);
    }
    try {
      RenamedWrite renamed = RenamedWrite.to(real);
      return keepsMode ? renamed.withModeOfTarget() : renamed;
    } catch (AccessDeniedException e) {
      return OverwritingWrite.to(real);
    }
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public abstract void write(byte[] bytes, int from, int count) throws IOException;

  /** Makes what was written count. On disk before this returns, where there is a disk. */
  public abstract void finish() throws IOException;

  @Override
  public abstract void close() throws IOException;

  /** Writes a content in UTF-8; it does not count yet. */
  void write(Content content) throws IOException {
    Writer out =
        new BufferedWriter(
            new OutputStreamWriter(this, StandardCharsets.UTF_8.newEncoder()), BUFFER_BYTES);
    content.writeTo(out);
    out.flush();
  }
}
