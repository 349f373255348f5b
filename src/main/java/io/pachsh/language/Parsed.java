package io.pachsh.language;

import java.util.List;

/** What a text turned out to be. */
public sealed interface Parsed {
  /** Complete commands; none for blank lines and comments. */
  record Complete(List<CompleteCommand> lines) implements Parsed {
    public Complete {
      lines = List.copyOf(lines);
    }
  }

  /**
   * A beginning that needs more lines. {@code what} names what is open, for the second prompt:
   * {@code heredoc EOF}, {@code quote '}, {@code quote "}, {@code $(}, <code>${</code>, {@code &&},
   * {@code ||}, {@code |}, {@code \}. {@code atEnd} is the problem when nothing more comes.
   */
  record Open(String what, SyntaxProblem atEnd, ClosingLines closingLines) implements Parsed {}

  /** Not of the language. {@code before} are the complete commands in front of the problem. */
  record Wrong(List<CompleteCommand> before, SyntaxProblem problem) implements Parsed {
    public Wrong {
      before = List.copyOf(before);
    }
  }
}
