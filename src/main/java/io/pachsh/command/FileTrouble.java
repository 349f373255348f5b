package io.pachsh.command;

import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Why a file could not be used, in words. */
final class FileTrouble {
  private FileTrouble() {}

  /** {@code doing} is what was tried: {@code read}, {@code write}. */
  static Failure failure(String doing, String file, IOException cause) {
    return new Failure(
        Exit.FAILED, "Cannot " + doing + " " + file + ": " + reason(cause) + ".", advice(cause));
  }

  private static String reason(IOException cause) {
    if (cause instanceof NoSuchFileException) {
      return "no such file or directory";
    }
    if (cause instanceof AccessDeniedException) {
      return "permission denied";
    }
    String text =
        cause instanceof FileSystemException system ? system.getReason() : cause.getMessage();
    return text == null ? cause.getClass().getSimpleName() : text;
  }

  private static String advice(IOException cause) {
    return cause instanceof NoSuchFileException
        ? "Names start from the working directory: see `pwd`."
        : "Choose another file, or change what stands in the way.";
  }
}
