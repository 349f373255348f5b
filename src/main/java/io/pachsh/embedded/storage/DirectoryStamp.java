package io.pachsh.embedded.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the file system says of what is saved, without a look into it: while that is the same, so is
 * what was read.
 *
 * @param isSettled whether the last change is so long ago that another one would show
 */
record DirectoryStamp(Optional<OfFile> snapshot, Optional<OfFile> journal, boolean isSettled) {
  /** Says nothing of anything. */
  static final DirectoryStamp NONE = new DirectoryStamp(Optional.empty(), Optional.empty(), false);

  /** A change so soon after another may have the same time. */
  private static final Duration GRAIN = Duration.ofSeconds(1);

  /** What is said of one file. */
  private record OfFile(@Nullable Object key, long size, Instant changed) {
    static Optional<OfFile> of(Path file) throws IOException {
      try {
        BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
        return Optional.of(
            new OfFile(found.fileKey(), found.size(), found.lastModifiedTime().toInstant()));
      } catch (NoSuchFileException e) {
        return Optional.empty();
      }
    }
  }

  /** As it is at that moment; nothing that holds when it cannot be told. */
  static DirectoryStamp of(ClusterDirectory directory, Instant now) {
    try {
      Optional<OfFile> snapshot = OfFile.of(directory.snapshot());
      Optional<OfFile> journal = OfFile.of(directory.journal());
      Instant latest = now.minus(GRAIN);
      return new DirectoryStamp(
          snapshot, journal, isBefore(snapshot, latest) && isBefore(journal, latest));
    } catch (IOException e) {
      return NONE;
    }
  }

  private static boolean isBefore(Optional<OfFile> file, Instant latest) {
    return file.isEmpty() || file.get().changed().isBefore(latest);
  }

  /** Whether nothing was saved between this one and a later one. */
  boolean holdsAt(DirectoryStamp later) {
    return isSettled && snapshot.equals(later.snapshot) && journal.equals(later.journal);
  }
}
