package io.pachsh.embedded.storage;

import io.pachsh.embedded.change.Entry;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot on its way to the disk, in a file of its own: a cluster at one moment. Changes go on
 * while it is written, since all it needs are values.
 */
public final class SnapshotDraft {
  private final ClusterDirectory directory;
  private final DurableFile file;
  private final Snapshot saved;
  private final List<Entry> entries;
  private final long journalled;
  private List<AuditLine> lines = List.of();
  private @Nullable Snapshot written;
  private IOException failure = new IOException("it was not written");

  /**
   * A draft of what is to be saved.
   *
   * @param file where it is written; closed behind that
   * @param saved the snapshot, without its checksum, and where the audit ends before it
   * @param entries the changes that no earlier snapshot holds
   * @param journalled up to where the journal holds them
   */
  SnapshotDraft(
      ClusterDirectory directory,
      DurableFile file,
      Snapshot saved,
      List<Entry> entries,
      long journalled) {
    this.directory = directory;
    this.file = file;
    this.saved = saved;
    this.entries = entries;
    this.journalled = journalled;
  }

  /** Writes and forces it, or keeps why that failed. */
  public void write() {
    try (file) {
      AuditHead before = saved.audit().exists() ? saved.audit() : AuditFile.head(directory);
      lines = AuditLine.following(before, entries);
      AuditHead head = lines.isEmpty() ? saved.audit() : lines.get(lines.size() - 1).head();
      written = SnapshotFile.write(file, saved.last(), saved.state(), head);
    } catch (IOException e) {
      failure = e;
    }
  }

  /** The snapshot that is on disk now; throws why there is none. */
  Snapshot snapshot() throws IOException {
    if (written == null) {
      throw failure;
    }
    return written;
  }

  /** The changes that no earlier snapshot holds. */
  List<Entry> entries() {
    return entries;
  }

  /** Up to where the journal holds them. */
  long journalled() {
    return journalled;
  }

  /** How the audit records them. */
  List<AuditLine> lines() {
    return lines;
  }
}
