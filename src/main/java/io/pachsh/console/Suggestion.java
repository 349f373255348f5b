package io.pachsh.console;

/**
 * One way a word can go on.
 *
 * @param value the whole word as it is to stand in the line, quoted where that is needed
 * @param shown the word as the list shows it
 * @param description a few words beside it in the list; empty for none
 * @param group the heading it is listed under; empty for none
 * @param complete whether a space can follow; false after {@code --option=}
 */
public record Suggestion(
    String value, String shown, String description, String group, boolean complete) {
  /** A whole word without a heading. */
  public static Suggestion of(String value, String description) {
    return new Suggestion(value, value, description, "", true);
  }
}
