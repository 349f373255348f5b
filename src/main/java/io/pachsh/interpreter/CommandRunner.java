package io.pachsh.interpreter;

import io.pachsh.console.Streams;
import io.pachsh.failure.Failure;
import io.pachsh.language.Position;
import java.util.List;

/** Runs one command of ours and tells the person about failures. */
public interface CommandRunner {
  /**
   * Runs the command that these words name, and prints what goes wrong. There is no word at all
   * when the line was just {@code pachctl}.
   *
   * @throws io.pachsh.failure.Interruption when the person pressed Ctrl-C; it ends the whole line
   * @throws LeaveException when the session is to end
   */
  int run(Position where, List<String> words, Streams streams);

  /**
   * Whether these words, which stand behind a {@code |}, are meant as a command of ours. Fails when
   * they are and name none, and when they are not and no program has that name.
   */
  boolean isCommand(List<String> words);

  /** Whether the command that these words name takes its input for a secret. */
  boolean readsSecret(List<String> words);

  /** Whether the command that ended last was refused as it was written, before it ran. */
  default boolean refusedLatest() {
    return false;
  }

  /** Prints a failure of the line itself (an unset variable, a missing file); gives its status. */
  int report(Position where, Failure failure, Streams streams);
}
