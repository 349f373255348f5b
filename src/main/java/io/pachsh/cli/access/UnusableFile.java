package io.pachsh.cli.access;

import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What is said when a file cannot be used. */
final class UnusableFile {
  private UnusableFile() {}

  static Failure unreadable(Path file, IOException cause) {
    return new Failure(
        Exit.FAILED,
        "The policy " + file + " cannot be read: " + reason(cause) + ".",
        "'access export -f FILE' writes one; names start from the working directory: see 'pwd'.");
  }

  static Failure unwritable(Path file, IOException cause) {
    return new Failure(
        Exit.FAILED,
        "The file " + file + " cannot be written: " + reason(cause) + ".",
        "Choose another file, or change what stands in the way.");
  }

  private static String reason(IOException cause) {
    if (cause instanceof NoSuchFileException) {
      return "there is no such file";
    }
    if (cause instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (cause instanceof FileAlreadyExistsException) {
      return "a file stands where a directory should be";
    }
    if (cause instanceof CharacterCodingException) {
      return "it is not UTF-8 text";
    }
    String text =
        cause instanceof FileSystemException system ? system.getReason() : cause.getMessage();
    return text == null ? cause.getClass().getSimpleName() : text;
  }
}
