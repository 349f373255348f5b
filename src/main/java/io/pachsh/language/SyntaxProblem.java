package io.pachsh.language;

import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.outside.Lines;

/**
 * Why a text is not of the language: where, a sentence that names the construct, and what to write
 * instead. {@code text} is the command that it is about, from its first line up to the line at that
 * place: as it was written, secrets included.
 */
public record SyntaxProblem(Position where, String sentence, String advice, String text) {
  private static final int WIDEST = 100;
  private static final int MARGIN = 60;

  /** Why a line is refused as it was copied; the line itself is not shown. */
  public static SyntaxProblem refused(Position where, Failure failure) {
    return new SyntaxProblem(where, failure.sentence(), failure.hint().orElse(""), "");
  }

  /** The source line at that place. */
  public String line() {
    return text.substring(text.lastIndexOf('\n') + 1);
  }

  /**
   * The usage failure that shows all of it: the place, the sentence, the caret line, the advice.
   *
   * @param shown the source line as it may be shown, of the same length
   */
  public Failure failure(String shown) {
    return failure(shown, "Line " + where.line() + ", column " + where.column() + ": ");
  }

  /** The same for a script, as {@code FILE:LINE:COLUMN: sentence}. */
  public Failure failureIn(String file, String shown) {
    return failure(shown, file + ":" + where.line() + ":" + where.column() + ": ");
  }

  private Failure failure(String shown, String place) {
    return new Failure(Exit.USAGE, place + sentence, excerpt(shown).and(advice));
  }

  /** The line as it may be shown, cut to the neighbourhood of the problem, and a caret below it. */
  public Lines excerpt(String line) {
    if (text.isEmpty()) {
      return Lines.none();
    }
    String shown = line.replace('\t', ' ');
    int column = Math.min(where.column() - 1, shown.length());
    int from = shown.length() <= WIDEST ? 0 : Math.max(0, column - MARGIN);
    int to = Math.min(shown.length(), from + WIDEST);
    String lead = from == 0 ? "" : "…";
    String indent = " ".repeat(lead.length() + column - from);
    return Lines.of(
        "  " + lead + shown.substring(from, to) + (to < shown.length() ? "…" : ""),
        "  " + indent + "^");
  }

  /** Without the text: a secret may have been written. */
  @Override
  public String toString() {
    return where + ": " + sentence;
  }
}
