package io.pachsh.language;

import java.util.List;
import java.util.Optional;

/** Ends the parsing of a text early, with the reason as a value; never leaves the package. */
final class Stop extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient SyntaxProblem problem;
  private final transient Optional<Parsed.Open> open;

  Stop(SyntaxProblem problem) {
    this(problem, Optional.empty());
  }

  Stop(Parsed.Open open) {
    this(open.atEnd(), Optional.of(open));
  }

  private Stop(SyntaxProblem problem, Optional<Parsed.Open> open) {
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

  Parsed outcome(List<Line> before) {
    return open.<Parsed>map(o -> o).orElseGet(() -> new Parsed.Wrong(before, problem));
  }
}
