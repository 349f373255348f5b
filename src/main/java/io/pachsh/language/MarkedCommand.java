package io.pachsh.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A command with the places of its words, as far as it could be read. */
public final class MarkedCommand {
  /** Where a word stands. */
  public record Place(int start, int end, Word word) {
    /** The word's text, when it needs no expansion. */
    public Optional<String> literal() {
      return word.literal();
    }
  }

  /** Where the value of {@code NAME=value} stands. */
  public record AssignedValue(String name, int start, int end, Word value) {}

  private final int start;
  private final SimpleCommand.Kind kind;
  private final List<Place> words = new ArrayList<>();
  private final List<AssignedValue> assignments = new ArrayList<>();

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
    words.add(new Place(start, end, word));
  }

  /** The assignments that it consists of, if it does. */
  public List<AssignedValue> assignments() {
    return List.copyOf(assignments);
  }

  void assign(Assignment assignment, int start, int end) {
    assignments.add(new AssignedValue(assignment.name(), start, end, assignment.value()));
  }
}
