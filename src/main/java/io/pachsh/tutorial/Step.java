package io.pachsh.tutorial;

import io.pachsh.console.Theme;

/**
 * One step of a walkthrough.
 *
 * @param lead what is read before it
 * @param unseen commands that run first without being shown, such as a fault that the reader is to
 *     find; mostly none
 * @param commands lines of pachsh, run as if they were typed
 */
public record Step(Passage lead, String unseen, String commands, Expectation expectation) {
  /** The commands as they are shown before they run. Every line ends with a newline. */
  public String shownCommands(Theme theme) {
    return String.join("\n", PageFormatter.code(commands, theme)) + "\n";
  }
}
