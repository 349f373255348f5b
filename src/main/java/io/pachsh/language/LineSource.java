package io.pachsh.language;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.Optional;

/** Where the lines of a script come from, one at a time. */
@FunctionalInterface
public interface LineSource {
  /**
   * The next line without its line end, or nothing at the end. Blocks until a whole line, or the
   * end, has arrived, and no longer.
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
    Iterator<String> lines = text.lines().iterator();
    return () -> lines.hasNext() ? Optional.of(lines.next()) : Optional.empty();
  }
}
