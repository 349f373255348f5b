package io.pachsh.console;

/** Knows how a command line can go on. */
@FunctionalInterface
public interface Completions {
  /**
   * What could stand where the cursor is. Fast: prints nothing, waits for no network, and does not
   * fail.
   */
  CompletionResult complete(String text, int cursor);

  /** Somebody begins to type a line: what takes time can be fetched meanwhile. */
  default void begin() {}
}
