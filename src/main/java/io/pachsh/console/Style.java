package io.pachsh.console;

/**
 * How a piece of text looks, named by what it means. Meaning never hangs on the look alone, so
 * without colour the text stands as it is.
 */
public enum Style {
  /** The head of a table or a section. */
  HEADING("1"),
  /** What the eye should find first: a name, an address. */
  EMPHASIS("1;36"),
  SUCCESS("32"),
  WARNING("33"),
  ERROR("1;31"),
  /** What may be skipped: hints, notes, traces. */
  FAINT("2");

  private static final String RESET = "\u001b[0m";

  private final String start;

  Style(String codes) {
    this.start = "\u001b[" + codes + "m";
  }

  /**
   * The text in this style (ECMA-48 SGR), or as it is without colour or when empty. The text has to
   * be clean already: see {@link Sanitiser}.
   */
  public String apply(String text, boolean colour) {
    return colour && !text.isEmpty() ? start + text + RESET : text;
  }
}
