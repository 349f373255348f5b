package io.pachsh.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A command with the places of its words, as far as it could be read. */
public final class MarkedCommand {
  /** A word; its text, when it needs no expansion. */
  public record Place(int start, int end, Optional<String> literal) {}

  private final int start;
  private final SimpleCommand.Kind kind;
  private final List<Place> words = new ArrayList<>();

  MarkedCommand(int start, SimpleCommand.Kind kind) {
    this.start = start;
    this.kind = kind;
  }

  /** Where it begins. */
  public int start() {
    return start;
  }

  /** What its first word names. */
  public SimpleCommand.Kind kind() {
    return kind;
  }

  public List<Place> words() {
    return List.copyOf(words);
  }

  void add(int start, int end, Word word) {
    words.add(new Place(start, end, word.literal()));
  }
}
