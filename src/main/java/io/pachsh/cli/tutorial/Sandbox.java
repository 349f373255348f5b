package io.pachsh.cli.tutorial;

import io.pachsh.console.Input;
import io.pachsh.console.Keyboard;
import io.pachsh.console.Streams;
import java.util.OptionalInt;

/**
 * Where a walkthrough's commands run: a session of its own, with clusters, contexts, variables,
 * files and a rehearsal org of its own, none of which is there any more once it is closed.
 */
public interface Sandbox extends AutoCloseable {
  /**
   * Runs commands as if they were typed, up to the first failure, and reports that.
   *
   * @return the last one's exit status; empty when they asked to leave
   * @throws io.pachsh.failure.Interruption when Ctrl-C stopped them
   */
  OptionalInt run(String commands, Streams streams);

  /**
   * Runs what the reader typed or pasted at that prompt, as the console does it.
   *
   * @return the exit status; empty when it asked to leave
   * @throws io.pachsh.failure.Interruption when Ctrl-C stopped it
   */
  OptionalInt typed(Input.Line line, String prompt);

  /** Where the reader types; knows this sandbox's commands. Opens the terminal. */
  Keyboard keyboard();

  /** Ends everything in the sandbox and removes what it wrote. */
  @Override
  void close();
}
