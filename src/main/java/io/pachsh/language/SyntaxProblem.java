package io.pachsh.language;

import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.outside.Lines;

/**
 * Why a text is not of the language: where, a sentence that names the construct, and what to write
 * instead. {@code line} is the source line at that place.
 */
public record SyntaxProblem(Position where, String sentence, String advice, String line) {
  private static final int WIDEST = 100;
  private static final int MARGIN = 60;

  /**
   * The usage failure that shows all of it: the place, the sentence, the caret line, the advice.
   */
  public Failure failure() {
    return shown("Line " + where.line() + ", column " + where.column() + ": ");
  }

  /** The same for a script, as {@code FILE:LINE:COLUMN: sentence}. */
  public Failure failure(String file) {
    return shown(file + ":" + where.line() + ":" + where.column() + ": ");
  }

  private Failure shown(String place) {
    return new Failure(Exit.USAGE, place + sentence, excerpt().and(advice));
  }

  /** The source line, cut to the neighbourhood of the problem, and a caret line below it. */
  public Lines excerpt() {
    String shown = SecretNames.mask(line).replace('\t', ' ');
    int column = Math.min(where.column() - 1, shown.length());
    int from = shown.length() <= WIDEST ? 0 : Math.max(0, column - MARGIN);
    int to = Math.min(shown.length(), from + WIDEST);
    String lead = from == 0 ? "" : "…";
    String indent = " ".repeat(lead.length() + column - from);
    return Lines.of(
        "  " + lead + shown.substring(from, to) + (to < shown.length() ? "…" : ""),
        "  " + indent + "^");
  }
}
