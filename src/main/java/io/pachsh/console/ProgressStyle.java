package io.pachsh.console;

/** How standard error can show that work goes on. */
public enum ProgressStyle {
  /** Nobody looks. */
  NONE,
  /** A person looks, but a line once written stays. */
  LINES,
  /** A line can be written over. */
  REDRAWN;

  /** What the terminals of a process and its TERM allow. */
  public static ProgressStyle of(Terminals terminals, String term) {
    if (!terminals.err()) {
      return NONE;
    }
    return term.isEmpty() || term.equals("dumb") ? LINES : REDRAWN;
  }
}
