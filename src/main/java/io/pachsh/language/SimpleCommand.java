package io.pachsh.language;

import java.util.ArrayList;
import java.util.List;

/** Assignments, or words with their redirections; never both. */
public record SimpleCommand(
    Position where,
    Kind kind,
    List<Assignment> assignments,
    List<Word> words,
    List<Redirection> redirections) {
  /** What its first word names. */
  public enum Kind {
    /** A command of ours. */
    COMMAND,
    /** A program of the operating system: {@code !program args…}. */
    PROGRAM,
    /**
     * What stands behind a {@code |}: a command of ours if there is one of that name, else a
     * program.
     */
    PIPED
  }

  public SimpleCommand {
    assignments = List.copyOf(assignments);
    words = List.copyOf(words);
    redirections = List.copyOf(redirections);
  }

  /** The command lists that are substituted into its words and assignments, in order. */
  public List<CommandList> substitutions() {
    List<Word> all = new ArrayList<>();
    assignments.forEach(assignment -> all.add(assignment.value()));
    all.addAll(words);
    List<CommandList> found = new ArrayList<>();
    all.forEach(word -> addSubstitutions(word, found));
    return found;
  }

  private static void addSubstitutions(Word word, List<CommandList> found) {
    for (Part part : word.parts()) {
      if (part instanceof Part.Substitution substitution) {
        found.add(substitution.commands());
      } else if (part instanceof Part.Variable variable) {
        addSubstitutions(variable.argument(), found);
      }
    }
  }
}
