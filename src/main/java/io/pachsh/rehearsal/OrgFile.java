package io.pachsh.rehearsal;

import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.file.FileTrouble;
import io.pachsh.file.OwnFile;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** The file {@code rehearsal.json} in which the org is kept; readable by its owner alone. */
record OrgFile(Path directory) {
  Path path() {
    return directory.resolve("rehearsal.json");
  }

  /** The org; empty when there is none yet. A damaged file is a failure and is left as it is. */
  Optional<OrgRecord> load() {
    try {
      String text = new OwnFile(path()).text();
      OwnFile.closeToOthers(path());
      return Optional.of(OrgJson.read(text));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw FileTrouble.failure(
          "The rehearsal org's file " + path() + " cannot be read",
          e,
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
      new OwnFile(path()).replace(OrgJson.write(org));
    } catch (IOException e) {
      throw unwritable(path(), e);
    }
  }

  /** Makes the directory, for its owner alone, unless it is there. */
  void makeDirectory() {
    try {
      new OwnFile(directory).makeDirectory();
    } catch (IOException e) {
      throw unwritable(directory, e);
    }
  }

  static Failure unwritable(Path path, IOException cause) {
    return new Failure(
        Exit.FAILED,
        "The rehearsal org cannot be kept: "
            + path
            + " cannot be written ("
            + FileTrouble.reason(cause)
            + ").",
        "Make room and allow writing there, or choose another directory with PACHSH_HOME.");
  }
}
