package io.pachsh.language;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Where the lines of a script come from, one at a time. */
@FunctionalInterface
public interface LineSource {
  /**
   * The next line without its newline, or nothing at the end. A carriage return before the newline
   * belongs to the line: only who knows whether it stands in quotes can tell what it means. Blocks
   * until a whole line, or the end, has arrived, and no longer.
   *
   * @throws java.nio.charset.CharacterCodingException when the line is not UTF-8
   */
  Optional<String> next() throws IOException;

  /**
   * The lines of a UTF-8 stream, which the caller closes. It is never asked for more than it has.
   */
  static LineSource of(InputStream in) {
    return new StreamLines(in);
  }

  /** The lines of a text. */
  static LineSource of(String text) {
    int[] at = {0};
    return () -> {
      if (at[0] >= text.length()) {
        return Optional.empty();
      }
      int newline = text.indexOf('\n', at[0]);
      int end = newline < 0 ? text.length() : newline;
      String line = text.substring(at[0], end);
      at[0] = end + 1;
      return Optional.of(line);
    };
  }
}
