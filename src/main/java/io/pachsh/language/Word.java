package io.pachsh.language;

import java.util.List;

/** What becomes exactly one argument, whatever its parts expand to. */
public record Word(Position where, List<Part> parts) {
  public Word {
    parts = List.copyOf(parts);
  }
}
