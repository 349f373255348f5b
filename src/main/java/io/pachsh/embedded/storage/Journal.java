package io.pachsh.embedded.storage;

import io.pachsh.embedded.change.ChangeJson;
import io.pachsh.embedded.change.Entry;
import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * The journal being written: changes are on the device before {@link #append} returns.
 *
 * <p>Once it is longer than a few changes, it is made larger ahead of what it holds, with zeros:
 * forcing what overwrites them spares the device a change of the file's length each time.
 */
final class Journal implements Closeable {
  private static final long SHORT = 8 * 1024;
  private static final long SMALLEST_AHEAD = 64 * 1024;
  private static final long LARGEST_AHEAD = 4 * 1024 * 1024;

  private DurableFile file;
  private final ClusterDirectory directory;
  private long length;

  /** Up to where the file is large already. */
  private long ahead;

  private boolean torn;
  private boolean nameForced;

  /**
   * Opens the journal to write on behind {@code length}; what stands there is an incomplete record
   * and is cut off.
   */
  Journal(ClusterDirectory directory, long length) throws IOException {
    this.directory = directory;
    this.length = length;
    ahead = length;
    file = directory.disk().open(directory.journal());
    torn = file.length() > length;
  }

  long length() {
    return length;
  }

  /**
   * Appends changes as one record and forces it. When that fails none of them is in the journal,
   * and what was there before still is.
   *
   * @param header what an empty journal begins with
   */
  void append(List<Entry> entries, byte[] header) throws IOException {
    if (torn) {
      cutTo(length);
    }
    byte[] line = JournalLine.close(ChangeJson.write(entries));
    byte[] bytes = length > 0 ? line : joined(header, line);
    growAhead(bytes.length);
    torn = true;
    try {
      file.writeForced(length, bytes, bytes.length);
      if (!nameForced) {
        directory.disk().forceDirectory(directory.directory());
        nameForced = true;
      }
    } catch (IOException e) {
      cutOff(e);
      throw e;
    }
    torn = false;
    length += bytes.length;
    ahead = Math.max(ahead, length);
  }

  private void growAhead(int wanted) {
    if (length < SHORT || length + wanted <= ahead) {
      return;
    }
    int more = (int) Math.min(Math.max(length, SMALLEST_AHEAD), LARGEST_AHEAD);
    try {
      file.write(length, new byte[more], more);
      file.force();
      ahead = length + more;
    } catch (IOException e) {
      // The disk is nearly full: a change may still fit. What was written goes with the next cut.
      torn = true;
      ahead = length;
      try {
        cutTo(length);
      } catch (IOException again) {
        e.addSuppressed(again);
      }
    }
  }

  /**
   * Drops everything behind an offset at which a record ends. Durable at the latest with the next
   * append; until then a power failure may bring the dropped records back.
   */
  void cutTo(long offset) throws IOException {
    file.truncate(offset);
    length = offset;
    ahead = offset;
    torn = true;
    try {
      file.force();
      torn = false;
    } catch (IOException e) {
      // Cut, but perhaps not durably: the next append cuts and forces again.
    }
  }

  /**
   * Begins anew with changes that it holds: the file becomes another one, in one step. When that
   * fails, it stays as it was.
   *
   * @param header what the journal begins with from now on
   */
  void beginAnew(byte[] header, List<Entry> entries) throws IOException {
    byte[] bytes = joined(header, JournalLine.close(ChangeJson.write(entries)));
    DurableFile next = directory.disk().open(directory.nextJournal());
    try {
      next.truncate(0);
      next.writeForced(0, bytes, bytes.length);
      directory.disk().rename(directory.nextJournal(), directory.journal());
    } catch (IOException e) {
      // It takes room that the next change may need.
      try (next) {
        directory.disk().delete(directory.nextJournal());
      } catch (IOException again) {
        e.addSuppressed(again);
      }
      throw e;
    }
    DurableFile last = file;
    file = next;
    length = bytes.length;
    ahead = length;
    torn = false;
    // Before the next change is answered. Until then either file holds all that was.
    nameForced = false;
    try {
      last.close();
    } catch (IOException e) {
      // It is no journal any more.
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
