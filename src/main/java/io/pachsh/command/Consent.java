package io.pachsh.command;

import io.pachsh.console.Console;
import io.pachsh.console.Streams;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import java.util.List;

/** Asks before something is lost. */
public record Consent(Console console) {
  /**
   * Returns when the person agrees.
   *
   * @param given whether the line said so already, with {@code --yes}
   * @param question says what is lost; shown as the reason, too, when nobody can be asked
   */
  public void require(boolean given, String question, Streams streams) {
    if (given) {
      return;
    }
    if (!streams.atTerminal()) {
      throw new Failure(
          Exit.USAGE,
          "Nobody can be asked here whether to go on.",
          question + "\nSay so with --yes.");
    }
    if (console.choose(question, List.of("yes", "no")).equals("no")) {
      throw new Failure(Exit.FAILED, "operation aborted");
    }
  }
}
