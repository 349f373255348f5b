package io.pachsh.console;

/** A console on which command lines can be typed too. */
public interface LineConsole extends Console, AutoCloseable {
  /** Where command lines are typed; opens the terminal. */
  Keyboard keyboard(Syntax syntax, Completions completions);

  /** Gives the terminal back as it was found. */
  @Override
  void close();
}
