package io.pachsh.console;

import java.util.List;

/** Knows how a command line can go on. */
@FunctionalInterface
public interface Completions {
  /**
   * What the word that ends the text can become: whole words, not only what is missing. Fast,
   * prints nothing, waits for nothing.
   */
  List<Suggestion> complete(String textUpToCursor);
}
