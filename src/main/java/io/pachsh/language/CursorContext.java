package io.pachsh.language;

import java.util.List;
import java.util.Optional;

/**
 * Where a text that is being typed ends: what is being written there.
 *
 * @param start where the unfinished word begins, or the name of a variable
 * @param typed its text so far, without quotes and escapes, or for {@link Kind#CLOSING} the whole
 *     delimiter; empty when an expansion is part of it
 * @param quote the quote that is open at the end, or {@link #NO_QUOTE}
 * @param command the command it belongs to; none when it would begin one
 */
public record CursorContext(
    Kind kind, int start, Optional<String> typed, char quote, Optional<MarkedCommand> command) {
  public static final char NO_QUOTE = '\0';

  /** What can be written at a place. */
  public enum Kind {
    /** A word of a command. */
    WORD,
    /** A word of a program of the operating system. */
    PROGRAM,
    /** A word of what stands behind a {@code |}: a command, or a program. */
    PIPED,
    /** A file to read or write. */
    FILE,
    /** What is to close a here-document. */
    DELIMITER,
    /** A line of a here-document that begins like the one that closes it. */
    CLOSING,
    /** The name of a variable. */
    VARIABLE,
    /** The name of a variable in braces. */
    BRACED
  }

  /** The words of the command that stand before this one. */
  public List<MarkedCommand.Place> before() {
    return command.map(MarkedCommand::words).orElse(List.of()).stream()
        .filter(word -> word.start() < start)
        .toList();
  }
}
