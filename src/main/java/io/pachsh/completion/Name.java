package io.pachsh.completion;

/**
 * Something that can be written in a line.
 *
 * @param description a few words about it; empty for none
 * @param group what it is listed under; empty for none
 * @param complete whether it is whole; false when something is to follow it at once
 */
public record Name(String text, String description, String group, boolean complete) {
  /** A whole one. */
  public static Name of(String text, String description) {
    return new Name(text, description, "", true);
  }

  /** The start of others. */
  public static Name start(String text, String description) {
    return new Name(text, description, "", false);
  }
}
