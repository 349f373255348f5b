package io.pachsh.cli.access;

import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.file.FileTrouble;
import java.io.IOException;
import java.nio.file.Path;

/** What is said when a file cannot be used. */
final class UnusableFile {
  private UnusableFile() {}

  static Failure unwritable(Path file, IOException cause) {
    return new Failure(
        Exit.FAILED,
        "The file " + file + " cannot be written: " + FileTrouble.reason(cause) + ".",
        "Choose another file, or change what stands in the way.");
  }
}
