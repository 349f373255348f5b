package io.pachsh.file;

import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.outside.Lines;
import io.pachsh.outside.QuotedWord;
import io.pachsh.spelling.Spelling;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Why a file could not be used, in the words that stand behind its name in a message. */
public final class FileTrouble {
  /** Among more names nobody looks for a near one. */
  private static final int MOST = 2_000;

  /** What to do when there is no file of a name. */
  private static final String WHERE_NAMES_START =
      "Names start from the working directory: see 'pwd'.";

  /** What to do when a file that was named cannot be used. */
  public static final String CHOOSE_ANOTHER =
      "Choose another file, or change what stands in the way.";

  private FileTrouble() {}

  /**
   * The failure that a file's trouble is.
   *
   * @param what what was tried with which file, without a full stop
   * @param hint what to do next; empty for nothing
   */
  public static Failure failure(String what, IOException cause, String hint) {
    return failure(what, cause, hint.isEmpty() ? Lines.none() : Lines.of(hint));
  }

  /** The same with more to do next. */
  public static Failure failure(String what, IOException cause, Lines hint) {
    return new Failure(Exit.FAILED, what + ": " + reason(cause) + ".", hint);
  }

  /** The same for a file that a person named. */
  public static Failure failureOfNamed(String what, IOException cause) {
    return cause instanceof NoSuchFileException missing
        ? failure(what, cause, whereItMayBe(missing))
        : failure(what, cause, CHOOSE_ANOTHER);
  }

  /** What to do when there is no file of a name: a slip is likely where a near name is there. */
  public static Lines whereItMayBe(NoSuchFileException missing) {
    return near(missing)
        .map(name -> Lines.of("That directory has " + QuotedWord.word(name) + ": is it meant?"))
        .orElse(Lines.none())
        .and(WHERE_NAMES_START);
  }

  private static Optional<String> near(NoSuchFileException missing) {
    try {
      Path file = Path.of(String.valueOf(missing.getFile())).toAbsolutePath();
      Path name = file.getFileName();
      Path directory = file.getParent();
      if (name == null || directory == null) {
        return Optional.empty();
      }
      try (Stream<Path> all = Files.list(directory)) {
        List<String> names = all.limit(MOST).map(Path::getFileName).map(String::valueOf).toList();
        return Spelling.near(name.toString(), names).stream().findFirst();
      }
    } catch (IOException | UncheckedIOException | InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** The reason without the file's name and without a full stop. */
  public static String reason(IOException cause) {
    if (cause instanceof NoSuchFileException) {
      return "no such file or directory";
    }
    if (cause instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (cause instanceof FileAlreadyExistsException || isNoDirectory(cause)) {
      return "a file stands where a directory should be";
    }
    if (cause instanceof FileSystemLoopException) {
      return "its symbolic links lead in a circle";
    }
    if (cause instanceof NotUtf8Exception) {
      return String.valueOf(cause.getMessage());
    }
    if (cause instanceof CharacterCodingException) {
      return "it is not UTF-8 text";
    }
    if (cause instanceof FileNotFoundException) {
      return inParentheses(String.valueOf(cause.getMessage()));
    }
    String text =
        cause instanceof FileSystemException system && system.getReason() != null
            ? system.getReason()
            : cause.getMessage();
    return text == null ? cause.getClass().getSimpleName() : text;
  }

  private static boolean isNoDirectory(IOException cause) {
    return cause instanceof FileSystemException system
        && "Not a directory".equals(system.getReason());
  }

  /** The operating system's words: java.io puts them behind the name, as in {@code f (Reason)}. */
  private static String inParentheses(String message) {
    int open = message.lastIndexOf('(');
    String words =
        open >= 0 && message.endsWith(")")
            ? message.substring(open + 1, message.length() - 1)
            : message;
    return words.isEmpty() ? message : Character.toLowerCase(words.charAt(0)) + words.substring(1);
  }
}
