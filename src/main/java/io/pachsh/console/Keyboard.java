package io.pachsh.console;

/** Where command lines are typed: prompt, editing, recall. */
public interface Keyboard {
  /**
   * Reads one complete input: as long as something in it is open, a second prompt names that and
   * reading goes on. Blocks until the person is done.
   */
  Input readLine(String prompt);

  /** From the next line on, follows these habits; a keyboard that can do little ignores them. */
  default void follow(EditingPreferences preferences) {}

  /** Makes a line available to recall with the arrow keys. */
  void remember(String line);

  /**
   * Says whether a line may be suggested while another is typed that begins like it: not one that
   * failed. A keyboard that can do little ignores it.
   */
  default void suggest(String line, boolean wanted) {}
}
