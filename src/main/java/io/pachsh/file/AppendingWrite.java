package io.pachsh.file;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What is written behind a file's end, where others may write, too (O_APPEND). What failed is cut
 * off again. {@link #finish} may be called again and again: each time what was written since
 * counts.
 */
final class AppendingWrite extends PendingWrite {
  private final Path path;
  private final FileOutputStream file;
  private final boolean forced;
  private long before;
  private long count;

  private AppendingWrite(Path path, FileOutputStream file, boolean forced) {
    this.path = path;
    this.file = file;
    this.forced = forced;
    this.before = path.toFile().length();
  }

  /**
   * Opens a regular file, which is made unless it is there.
   *
   * @param forced whether what counts is on disk
   */
  static AppendingWrite to(Path path, boolean forced) throws IOException {
    OpenFile.make(path);
    return new AppendingWrite(path, new FileOutputStream(path.toFile(), true), forced);
  }

  @Override
  public void write(byte[] bytes, int from, int size) throws IOException {
    count += size;
    file.write(bytes, from, size);
  }

  @Override
  public void finish() throws IOException {
    if (forced) {
      file.getFD().sync();
    }
    before = path.toFile().length();
    count = 0;
  }

  @Override
  public void close() throws IOException {
    file.close();
    if (count == 0) {
      return;
    }
    try (OpenFile cut = OpenFile.at(path)) {
      // Where somebody else wrote more behind it, nothing can be cut off without loss.
      if (cut.length() > before && cut.length() <= before + count) {
        cut.truncate(before);
      }
    }
  }
}
