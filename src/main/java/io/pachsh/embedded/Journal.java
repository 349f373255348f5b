package io.pachsh.embedded;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;

/** The journal being written: each change is on the device before {@link #append} returns. */
final class Journal implements Closeable {
  private final DurableFile file;
  private final Folder folder;
  private long length;
  private boolean torn;
  private boolean nameForced;

  /**
   * Opens the journal to write on behind {@code length}; what stands there is an incomplete record
   * and is cut off.
   */
  Journal(Folder folder, long length) throws IOException {
    this.folder = folder;
    this.length = length;
    file = folder.disk().open(folder.journal());
    torn = file.length() > length;
  }

  long length() {
    return length;
  }

  /**
   * Appends one change and forces it. When that fails the change is not in the journal, and what
   * was there before still is.
   *
   * @param header what an empty journal begins with
   */
  void append(Entry entry, byte[] header) throws IOException {
    if (torn) {
      cutTo(length);
    }
    byte[] line = JournalLine.close(ChangeJson.write(entry));
    byte[] bytes = length > 0 ? line : joined(header, line);
    torn = true;
    try {
      file.write(length, bytes, bytes.length);
      file.force();
      if (!nameForced) {
        folder.disk().forceDirectory(folder.directory());
        nameForced = true;
      }
    } catch (IOException e) {
      cutOff(e);
      throw e;
    }
    torn = false;
    length += bytes.length;
  }

  /**
   * Drops everything behind an offset at which a record ends. Durable at the latest with the next
   * append; until then a power failure may bring the dropped records back.
   */
  void cutTo(long offset) throws IOException {
    file.truncate(offset);
    length = offset;
    torn = true;
    try {
      file.force();
      torn = false;
    } catch (IOException e) {
      // Cut, but perhaps not durably: the next append cuts and forces again.
    }
  }

  /** Cuts off what a failed append may have written; if even that fails, the next append will. */
  private void cutOff(IOException failure) {
    try {
      cutTo(length);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
