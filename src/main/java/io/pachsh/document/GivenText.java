package io.pachsh.document;

import io.pachsh.console.Streams;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.file.BoundedInput;
import io.pachsh.file.FileTrouble;
import io.pachsh.file.NotUtf8Exception;
import io.pachsh.outside.Lines;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A text that a command is given, such as its configuration or its token.
 *
 * @param what what the text is, for messages: {@code configuration}
 * @param most how many bytes it may hold: what goes on for ever, such as a device, is refused
 * @param advice how to give one; said when there is none
 */
public record GivenText(String what, int most, Lines advice) {
  /** Room for a document of any length that somebody means, in bytes. */
  public static final int DOCUMENT = BoundedInput.DOCUMENT;

  /** Room for a document of a few keys, such as a configuration, in bytes. */
  public static final int CONFIGURATION = BoundedInput.CONFIGURATION;

  /** Room for a secret, in bytes. */
  public static final int SECRET = BoundedInput.SECRET;

  /** One whose advice is a line. */
  public GivenText(String what, int most, String advice) {
    this(what, most, advice.isEmpty() ? Lines.none() : Lines.of(advice));
  }

  /** What stands for standard input where a file is named. */
  public static final String STANDARD_INPUT = "-";

  /**
   * Reads the text from a file, or from standard input when none is named.
   *
   * @param directory what the file's name is relative to
   */
  public String read(@Nullable String file, Path directory, Streams streams) {
    return file == null || file.equals(STANDARD_INPUT)
        ? read(streams)
        : read(directory.resolve(file));
  }

  /** Reads the text from standard input, which a keyboard is not meant for. */
  public String read(Streams streams) {
    if (streams.atTerminal()) {
      throw none();
    }
    try {
      return TextBytes.readFrom(streams.in(), most).text();
    } catch (IOException e) {
      throw unreadable("The " + what, e);
    }
  }

  /** Reads the text from a file. */
  public String read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return TextBytes.readFrom(in, most).text();
    } catch (IOException e) {
      throw unreadable("The " + what + " in " + file, e);
    }
  }

  /**
   * Reads a text on standard input as far as it has room; the rest of a longer one is left there.
   */
  public String beginning(Streams streams) {
    try {
      return TextBytes.beginning(streams.in(), most).text();
    } catch (IOException e) {
      throw unreadable("The " + what, e);
    }
  }

  /** The failure to give one, for a command that cannot take an empty text for it either. */
  public Failure none() {
    return new Failure(Exit.USAGE, "No " + what + " was given.", advice);
  }

  private static Failure unreadable(String text, IOException cause) {
    return FileTrouble.failure(text + " cannot be read", cause, advice(cause));
  }

  private static Lines advice(IOException cause) {
    if (cause instanceof NoSuchFileException missing) {
      return FileTrouble.whereItMayBe(missing);
    }
    if (cause instanceof NotUtf8Exception) {
      return Lines.of(
          "Save it as UTF-8; what is Latin-1 becomes UTF-8 by: iconv -f latin1 -t utf-8 FILE");
    }
    return cause instanceof UnfitTextException unfit && !unfit.advice().isEmpty()
        ? Lines.of(unfit.advice())
        : Lines.none();
  }
}
