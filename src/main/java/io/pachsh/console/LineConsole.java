package io.pachsh.console;

import java.io.OutputStream;

/** A console on which command lines can be typed too. */
public interface LineConsole extends Console, AutoCloseable {
  /** Where command lines are typed; opens the terminal. */
  Keyboard keyboard(Syntax syntax, Completions completions);

  /**
   * The way to the screen for what is printed at any time, from any thread: what comes while a line
   * is edited is seen once that is over.
   */
  default OutputStream betweenLines(OutputStream screen) {
    return screen;
  }

  /** Gives the terminal back as it was found. */
  @Override
  void close();
}
