package io.pachsh.language;

import java.util.List;

/**
 * Assignments, or words with their redirections; never both. {@code program} when it is an
 * operating-system program: written {@code !program args…}, or standing behind a {@code |}.
 */
public record SimpleCommand(
    Position where,
    boolean program,
    List<Assignment> assignments,
    List<Word> words,
    List<Redirection> redirections) {
  public SimpleCommand {
    assignments = List.copyOf(assignments);
    words = List.copyOf(words);
    redirections = List.copyOf(redirections);
  }
}
