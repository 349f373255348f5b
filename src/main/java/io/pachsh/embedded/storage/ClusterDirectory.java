package io.pachsh.embedded.storage;

import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.file.FileTrouble;
import io.pachsh.outside.QuotedWord;
import java.io.IOException;
import java.nio.file.Path;

/** Where an embedded cluster is kept: a directory of five files, and the cluster's name. */
public record ClusterDirectory(Path directory, String cluster, Disk disk) {
  Path snapshot() {
    return directory.resolve("snapshot.json");
  }

  /** What becomes the snapshot once it is complete. */
  Path nextSnapshot() {
    return directory.resolve("snapshot.json.next");
  }

  Path journal() {
    return directory.resolve("journal");
  }

  /** What takes the journal's place, without what the snapshot holds. */
  Path nextJournal() {
    return directory.resolve("journal.next");
  }

  Path audit() {
    return directory.resolve("audit.jsonl");
  }

  Path lock() {
    return directory.resolve("lock");
  }

  /** The process id of the owner, beside its lock; information only. */
  Path owner() {
    return directory.resolve("owner");
  }

  /** A store that cannot be used as it is, and that only a reset puts aside. */
  Failure unusable(Path file, String reason) {
    return new Failure(
        Exit.FAILED,
        "the embedded cluster '%s' cannot be read: %s: %s".formatted(cluster, file, reason),
        "Nothing was changed. 'config reset context %s' puts the file aside and starts the cluster anew."
            .formatted(QuotedWord.within(cluster)));
  }

  /** A file that only a later version can read. */
  Failure newer(Path file) {
    return new Failure(
        Exit.FAILED,
        "the embedded cluster '%s' cannot be read: %s: it was written by a newer pachsh"
            .formatted(cluster, file),
        "Nothing was changed. Use that pachsh, or set PACHSH_HOME to another directory.");
  }

  /** A journal that cannot be brought back. */
  Failure unrecoverable(String reason) {
    return new Failure(
        Exit.FAILED,
        "the unsaved changes of the embedded cluster '%s' cannot be brought back: %s: %s"
            .formatted(cluster, journal(), reason),
        "Nothing was changed. 'recover --context %s' brings back what stands before the damage, and puts the file aside."
            .formatted(QuotedWord.within(cluster)));
  }

  /** An audit with a line that is not one of ours. */
  Failure unreadableAudit(int line, String reason) {
    return new Failure(
        Exit.FAILED,
        "the audit of the embedded cluster '%s' cannot be read: %s: line %d: %s"
            .formatted(cluster, audit(), line, reason),
        "The cluster itself is not affected. Repair the line, or move the file away.");
  }

  /** A file that the operating system did not let us read. */
  Failure unreadable(Path file, IOException cause) {
    return new Failure(
        Exit.FAILED,
        "the embedded cluster '%s' cannot be read: %s: %s"
            .formatted(cluster, file, FileTrouble.reason(cause)),
        "Check the file's owner and permissions.");
  }
}
