package io.pachsh.language;

import java.util.List;
import java.util.Optional;

/** Ends the parsing of a text early, with the reason as a value; never leaves the package. */
final class SyntaxException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient SyntaxProblem problem;
  private final transient Optional<Parsed.Open> open;

  SyntaxException(SyntaxProblem problem) {
    this(problem, Optional.empty());
  }

  SyntaxException(Parsed.Open open) {
    this(open.atEnd(), Optional.of(open));
  }

  private SyntaxException(SyntaxProblem problem, Optional<Parsed.Open> open) {
    super(problem.sentence(), null, false, false);
    this.problem = problem;
    this.open = open;
  }

  /** The problem; for an open text, the one it has if nothing more comes. */
  SyntaxProblem problem() {
    return problem;
  }

  /** Whether more text could mend it. */
  boolean isOpen() {
    return open.isPresent();
  }

  Parsed outcome(List<CompleteCommand> before) {
    return open.<Parsed>map(o -> o).orElseGet(() -> new Parsed.Wrong(before, problem));
  }
}
