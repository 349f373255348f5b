package io.pachsh.language;

import io.pachsh.failure.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What lines were meant to be that were copied with what stood before them, such as prompts. It is
 * told every line of a command in turn, and may refuse one with a {@link Failure}: nothing of that
 * command is run then, nor what follows it.
 */
public interface CopiedLines {
  /** Lines as they are written. */
  CopiedLines AS_WRITTEN =
      new CopiedLines() {
        @Override
        public String first(String line) {
          return line;
        }

        @Override
        public String further(String line) {
          return line;
        }
      };

  /** What the first line of a command was meant to be. */
  String first(String line);

  /** The same for one of the lines that its command goes on in, here-documents among them. */
  String further(String line);

  /** What a text of any number of commands was meant to be; it keeps its number of lines. */
  default String all(String text) {
    if (text.indexOf('\n') < 0) {
      return first(text);
    }
    LineSource lines = LineSource.of(text);
    List<String> meant = new ArrayList<>();
    CommandReader reader =
        new CommandReader(lines, this) {
          @Override
          void taken(String line) {
            meant.add(line);
          }

          @Override
          SyntaxProblem refused(Failure failure) {
            throw failure;
          }
        };
    try {
      while (!(reader.next() instanceof CommandReader.End)) {
        // Each command that is read adds its lines.
      }
      for (Optional<String> rest = lines.next(); rest.isPresent(); rest = lines.next()) {
        meant.add(rest.get());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return String.join("\n", meant) + (text.endsWith("\n") ? "\n" : "");
  }
}
