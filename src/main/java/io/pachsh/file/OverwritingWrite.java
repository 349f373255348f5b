package io.pachsh.file;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that has to stay the file that it is - somebody else's, or one with several names - and
 * gets another content. That is gathered in a temporary file first. What the new content needs
 * beyond the old one's length is written, and known to be on disk, before any byte of the old one
 * is touched, so that a full disk leaves the old content.
 */
final class OverwritingWrite extends PendingWrite {
  private static final int PIECE = 1 << 16;

  private final Path target;
  private final OpenFile file;
  private final Path temporary;
  private final OpenFile gathered;
  private long count;

  private OverwritingWrite(Path target, OpenFile file, Path temporary, OpenFile gathered) {
    this.target = target;
    this.file = file;
    this.temporary = temporary;
    this.gathered = gathered;
  }

  static OverwritingWrite to(Path target) throws IOException {
    OpenFile file = OpenFile.at(target);
    try {
      Path temporary = Files.createTempFile("pachsh", ".new", OpenFile.OWNER_READS);
      return new OverwritingWrite(target, file, temporary, OpenFile.at(temporary));
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  @Override
  public void write(byte[] bytes, int from, int size) throws IOException {
    gathered.write(count, bytes, from, size);
    count += size;
  }

  @Override
  public void finish() throws IOException {
    long old = file.length();
    if (count > old) {
      try {
        copy(old, count);
        file.force();
      } catch (IOException e) {
        file.truncate(old);
        throw e;
      }
    }
    copy(0, Math.min(old, count));
    file.truncate(count);
    file.force();
    if (file.length() != count) {
      throw new FileSystemException(
          target.toString(), null, "only " + file.length() + " of " + count + " bytes were kept");
    }
  }

  private void copy(long from, long to) throws IOException {
    byte[] piece = new byte[PIECE];
    for (long at = from; at < to; at += PIECE) {
      int size = (int) Math.min(PIECE, to - at);
      gathered.read(at, piece, size);
      file.write(at, piece, 0, size);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      file.close();
      gathered.close();
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}
