package io.pachsh.rehearsal;

import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.file.PrivateFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** The file {@code rehearsal.json} in which the org is kept; readable by its owner alone. */
record OrgFile(Path directory) {
  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY_DIRECTORY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY_FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  Path path() {
    return directory.resolve("rehearsal.json");
  }

  /** The org; empty when there is none yet. A damaged file is a failure and is left as it is. */
  Optional<OrgRecord> load() {
    try {
      String text = Files.readString(path());
      PrivateFile.closeToOthers(path());
      return Optional.of(OrgJson.read(text));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new Failure(
          Exit.FAILED,
          "The rehearsal org's file " + path() + " cannot be read: " + e + ".",
          "Check who owns it and what is in it; nothing was changed.");
    } catch (IllegalArgumentException e) {
      throw new Failure(
          Exit.FAILED,
          "The rehearsal org's file " + path() + " is damaged: " + e.getMessage() + ".",
          "It was left as it is. Move it aside (mv '%s' '%s.damaged') and run 'rehearsal start': that makes a new org, whose values go into the auth configuration again."
              .formatted(path(), path()));
    }
  }

  /** Replaces the file in one step; the old one stays whole if anything fails. */
  void store(OrgRecord org) {
    try {
      Path temporary = Files.createTempFile(directory, "rehearsal", ".tmp", OWNER_ONLY_FILE);
      try {
        write(temporary, OrgJson.write(org));
        Files.move(
            temporary, path(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        force(directory);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw unwritable(path(), e);
    }
  }

  /** Makes the directory, for its owner alone, unless it is there. */
  void makeDirectory() {
    try {
      Files.createDirectories(directory, OWNER_ONLY_DIRECTORY);
    } catch (IOException e) {
      throw unwritable(directory, e);
    }
  }

  static Failure unwritable(Path path, IOException reason) {
    return new Failure(
        Exit.FAILED,
        "The rehearsal org cannot be kept: " + path + " cannot be written (" + reason + ").",
        "Make room and allow writing there, or choose another directory with PACHSH_HOME.");
  }

  private static void write(Path file, String text) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  private static void force(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
