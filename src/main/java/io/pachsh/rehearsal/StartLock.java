package io.pachsh.rehearsal;

import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.file.FileTrouble;
import io.pachsh.file.PrivateFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Lets one process at a time start the org of a directory, so that no two first ones are made. */
final class StartLock implements AutoCloseable {
  private final FileChannel channel;

  private StartLock(FileChannel channel) {
    this.channel = channel;
  }

  static StartLock take(OrgFile file) {
    Path path = file.directory().resolve("rehearsal.lock");
    try {
      FileChannel channel =
          PrivateFile.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (isTaken(channel)) {
        channel.close();
        throw new Failure(
            Exit.FAILED,
            "Another pachsh is starting the rehearsal org just now.",
            "Try again, or ask 'rehearsal status'.");
      }
      return new StartLock(channel);
    } catch (IOException e) {
      throw OrgFile.unwritable(path, e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new Failure(
          Exit.FAILED,
          "The lock of the rehearsal org cannot be freed: " + FileTrouble.reason(e) + ".");
    }
  }

  private static boolean isTaken(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() == null;
    } catch (OverlappingFileLockException e) {
      return true;
    }
  }
}
