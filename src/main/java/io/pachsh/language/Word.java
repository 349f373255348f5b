package io.pachsh.language;

import java.util.List;
import java.util.Optional;

/** What becomes exactly one argument, whatever its parts expand to. */
public record Word(Position where, List<Part> parts) {
  public Word {
    parts = List.copyOf(parts);
  }

  /** The word's text when it needs no expansion. */
  public Optional<String> literal() {
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      if (!(part instanceof Part.Literal literal)) {
        return Optional.empty();
      }
      text.append(literal.text());
    }
    return Optional.of(text.toString());
  }
}
