package io.pachsh.embedded.storage;

import io.pachsh.embedded.state.DamagedException;
import io.pachsh.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an embedded cluster's folder holds, as anybody reads it, the owner or another session. */
record DirectoryContent(ClusterDirectory directory) {
  private static final int ATTEMPTS = 3;

  /** What was last saved, by whomever; the journal of a served cluster counts as saved. */
  Snapshot snapshot() {
    for (int attempt = 1; ; attempt++) {
      Snapshot base = savedAlone();
      try {
        return JournalContent.isAutosaved(directory.journal())
            ? base.followedBy(journal(base).after(base.last()))
            : base;
      } catch (DamagedException e) {
        // The server may just have saved, between our looks at the one file and at the other.
        if (attempt == ATTEMPTS) {
          throw directory.unrecoverable(String.valueOf(e.getMessage()));
        }
      } catch (NewerFormatException e) {
        throw directory.newer(directory.journal());
      } catch (IOException e) {
        throw directory.unreadable(directory.journal(), e);
      }
    }
  }

  /** What the snapshot alone holds. */
  Snapshot savedAlone() {
    return SnapshotFile.read(directory).orElse(Snapshot.none(0));
  }

  /** What is saved now; {@code known} itself when that still holds. */
  Snapshot latest(Snapshot known) {
    return SnapshotFile.checksum(directory).equals(known.checksum()) && !isAutosaved()
        ? known
        : snapshot();
  }

  /** Whether the journal's changes count as saved; one that cannot be read is read once more. */
  private boolean isAutosaved() {
    try {
      return JournalContent.isAutosaved(directory.journal());
    } catch (IOException e) {
      return true;
    }
  }

  /** Whether a dead session left unsaved changes, readable or not. */
  boolean isUnrecovered() {
    try {
      if (Files.notExists(directory.journal()) || Files.size(directory.journal()) == 0) {
        return false;
      }
      if (!Ownership.isFree(directory)) {
        return false;
      }
      Snapshot base = savedAlone();
      JournalContent left = leftover(base);
      return !left.isAutosaved() && !left.after(base.last()).isEmpty();
    } catch (Failure | IOException e) {
      return true;
    }
  }

  /** What the snapshot alone holds, for its owner; {@code known} itself when that still holds. */
  Snapshot current(@Nullable Snapshot known) throws IOException {
    if (known != null
        && known.exists()
        && known.checksum().equals(SnapshotFile.checksum(directory))) {
      return known;
    }
    Optional<Snapshot> saved = SnapshotFile.read(directory);
    return saved.isPresent() ? saved.get() : Snapshot.none(AuditFile.last(directory));
  }

  /** The journal that somebody left behind; fails when it cannot be brought back. */
  JournalContent leftover(Snapshot base) {
    try {
      return journal(base);
    } catch (DamagedException e) {
      throw directory.unrecoverable(String.valueOf(e.getMessage()));
    } catch (NewerFormatException e) {
      throw directory.newer(directory.journal());
    } catch (IOException e) {
      throw directory.unreadable(directory.journal(), e);
    }
  }

  /** The same as far as it can be brought back, and why no further. */
  JournalContent leftoverUpToDamage(Snapshot base) throws IOException {
    try {
      return readable(base);
    } catch (NewerFormatException e) {
      throw directory.newer(directory.journal());
    }
  }

  /** The journal on disk, which must go on from the snapshot; damaged when it does not. */
  JournalContent journal(Snapshot base) throws IOException {
    JournalContent found = readable(base);
    if (found.damage().isPresent()) {
      throw new DamagedException(found.damage().get());
    }
    return found;
  }

  /** The same as far as it can be read, and why no further. */
  JournalContent readable(Snapshot base) throws IOException {
    JournalContent found = JournalContent.read(directory.journal());
    boolean goesOn = base.exists() ? found.after() <= base.last() : found.snapshot().isEmpty();
    return found.isEmpty() || goesOn
        ? found
        : found.without(
            "it goes on from change %d, which the snapshot does not hold".formatted(found.after()));
  }

  /** Whether what a dead session left cannot be read to its end. */
  boolean isDamaged() {
    try {
      return readable(savedAlone()).damage().isPresent();
    } catch (NewerFormatException | Failure e) {
      return true;
    } catch (IOException e) {
      throw directory.unreadable(directory.journal(), e);
    }
  }
}
