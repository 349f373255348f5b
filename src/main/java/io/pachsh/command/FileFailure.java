package io.pachsh.command;

import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.file.FileTrouble;
import java.io.IOException;
import java.nio.file.NoSuchFileException;

/** The failure to use a file that a line names. */
final class FileFailure {
  private FileFailure() {}

  /** {@code doing} is what was tried: {@code read}, {@code write}. */
  static Failure of(String doing, String file, IOException cause) {
    return new Failure(
        Exit.FAILED,
        "Cannot " + doing + " " + file + ": " + FileTrouble.reason(cause) + ".",
        advice(cause));
  }

  private static String advice(IOException cause) {
    return cause instanceof NoSuchFileException
        ? "Names start from the working directory: see 'pwd'."
        : "Choose another file, or change what stands in the way.";
  }
}
