package io.pachsh.language;

import io.pachsh.failure.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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
    Heard heard = new Heard(this);
    CommandReader reader = new CommandReader(lines, heard);
    try {
      while (!(reader.next() instanceof CommandReader.End)) {
        // Each command that is read adds its lines.
      }
      if (heard.refused != null) {
        throw heard.refused;
      }
      List<String> meant = heard.lines;
      for (Optional<String> rest = lines.next(); rest.isPresent(); rest = lines.next()) {
        meant.add(rest.get());
      }
      return String.join("\n", meant) + (text.endsWith("\n") ? "\n" : "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Keeps what the lines of a text were meant to be, and why one was refused. */
  final class Heard implements CopiedLines {
    private final CopiedLines meaning;
    private final List<String> lines = new ArrayList<>();
    private @Nullable Failure refused;

    private Heard(CopiedLines meaning) {
      this.meaning = meaning;
    }

    @Override
    public String first(String line) {
      return kept(() -> meaning.first(line));
    }

    @Override
    public String further(String line) {
      return kept(() -> meaning.further(line));
    }

    private String kept(Supplier<String> meant) {
      try {
        lines.add(meant.get());
        return lines.get(lines.size() - 1);
      } catch (Failure failure) {
        refused = failure;
        throw failure;
      }
    }
  }
}
