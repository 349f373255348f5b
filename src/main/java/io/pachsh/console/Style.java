package io.pachsh.console;

/**
 * How a piece of text looks, named by what it means. Meaning never hangs on the look alone, so
 * without colour the text stands as it is.
 */
public enum Style {
  /** The head of a table or a section. */
  HEADING("1", "1"),
  /** What the eye should find first: a name, an address. */
  EMPHASIS("1;36", "1;34"),
  SUCCESS("32", "32"),
  WARNING("33", "35"),
  ERROR("1;31", "1;31"),
  /** A context on which a slip costs much. */
  PROTECTED("1;31", "1;31"),
  /** What may be skipped: hints, notes, traces. */
  FAINT("2", "2"),
  /** A command's words while they are typed. */
  COMMAND("1", "1"),
  /** An option's name while it is typed. */
  OPTION("36", "34"),
  /** Quoted text and the body of a here-document while they are typed. */
  TEXT("32", "32"),
  /** A variable while it is typed. */
  VARIABLE("35", "35"),
  /** A program of the operating system while it is typed. */
  PROGRAM("1;35", "1;35"),
  /** What joins commands, and the delimiters of a here-document, while they are typed. */
  OPERATOR("33", "34"),
  /** What a camera reads: black on white, whatever the screen's own colours are. */
  MACHINE_READABLE("38;5;16;48;5;231", "38;5;16;48;5;231"),
  /** The first word of a line that cannot be right, while it is typed. */
  MISTAKE("4;31", "4;31");

  private static final String RESET = "\u001b[0m";

  private final String dark;
  private final String light;

  Style(String dark, String light) {
    this.dark = "\u001b[" + dark + "m";
    this.light = "\u001b[" + light + "m";
  }

  /**
   * The text in this style (ECMA-48 SGR), or as it is in the plain theme or when empty. The text
   * has to be clean already: see {@link Sanitiser}.
   */
  public String apply(String text, Theme theme) {
    if (theme == Theme.PLAIN || text.isEmpty()) {
      return text;
    }
    return (theme == Theme.LIGHT ? light : dark) + text + RESET;
  }
}
