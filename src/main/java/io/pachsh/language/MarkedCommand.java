package io.pachsh.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A command with the places of its words, as far as it could be read. */
public final class MarkedCommand {
  /** A word; its text, when it needs no expansion. */
  public record Place(int start, int end, Optional<String> literal) {}

  private final int start;
  private final boolean program;
  private final List<Place> words = new ArrayList<>();

  MarkedCommand(int start, boolean program) {
    this.start = start;
    this.program = program;
  }

  /** Where it begins. */
  public int start() {
    return start;
  }

  /** Whether it is a program of the operating system. */
  public boolean program() {
    return program;
  }

  public List<Place> words() {
    return List.copyOf(words);
  }

  void add(int start, int end, Word word) {
    words.add(new Place(start, end, word.literal()));
  }
}
