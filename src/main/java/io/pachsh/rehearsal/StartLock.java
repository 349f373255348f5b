package io.pachsh.rehearsal;

import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.file.FileLock;
import io.pachsh.file.FileTrouble;
import io.pachsh.file.OwnFile;
import java.io.IOException;
import java.nio.file.Path;

/** Lets one process at a time start the org of a directory, so that no two first ones are made. */
final class StartLock implements AutoCloseable {
  private final FileLock lock;

  private StartLock(FileLock lock) {
    this.lock = lock;
  }

  static StartLock take(OrgFile file) {
    Path path = file.directory().resolve("rehearsal.lock");
    try {
      return new StartLock(
          new OwnFile(path)
              .tryLock()
              .orElseThrow(
                  () ->
                      new Failure(
                          Exit.FAILED,
                          "Another pachsh is starting the rehearsal org just now.",
                          "Try again, or ask 'rehearsal status'.")));
    } catch (IOException e) {
      throw OrgFile.unwritable(path, e);
    }
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw FileTrouble.failure("The lock of the rehearsal org cannot be freed", e, "");
    }
  }
}
