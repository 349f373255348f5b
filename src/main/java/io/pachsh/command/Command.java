package io.pachsh.command;

import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import picocli.CommandLine.Model.CommandSpec;

/**
 * One command: picocli fills its fields from the words, {@code run} does the work. An object serves
 * many lines one after the other, so it keeps nothing from one to the next.
 */
public non-sealed interface Command extends Executable {
  /**
   * Does the work and says what it found. Blocks as long as the work takes.
   *
   * @throws io.pachsh.failure.Interruption when the person pressed Ctrl-C
   */
  Answer run(Streams streams);

  /** Completes what annotations say of its words and its help, where a class is many commands. */
  default void describe(CommandSpec spec) {}
}
