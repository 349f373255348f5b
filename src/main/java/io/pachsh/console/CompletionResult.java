package io.pachsh.console;

import java.util.List;

/**
 * What can stand at a place of a text, instead of what stands there.
 *
 * @param start where that begins
 * @param end where it ends; at the cursor or behind it
 */
public record CompletionResult(int start, int end, List<Suggestion> suggestions) {
  public CompletionResult {
    suggestions = List.copyOf(suggestions);
  }

  /** Nothing at all. */
  public static CompletionResult none(int cursor) {
    return new CompletionResult(cursor, cursor, List.of());
  }
}
