package io.pachsh.console;

import java.util.List;

/**
 * What can stand at a place of a text, instead of what stands there.
 *
 * @param start where that begins
 * @param end where it ends; at the cursor or behind it
 */
public record Offers(int start, int end, List<Suggestion> suggestions) {
  public Offers {
    suggestions = List.copyOf(suggestions);
  }

  /** Nothing at all. */
  public static Offers none(int cursor) {
    return new Offers(cursor, cursor, List.of());
  }
}
