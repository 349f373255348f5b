package io.pachsh.cli.builtin;

import io.pachsh.command.Command;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import picocli.CommandLine;

/** Clears the screen of a terminal; elsewhere it does nothing. */
@CommandLine.Command(footer = {"", "Example:", "  clear"})
final class ClearCommand implements Command {
  private static final String HOME_AND_ERASE = "\u001b[H\u001b[2J";

  @Override
  public Answer run(Streams streams) {
    if (streams.atTerminal()) {
      streams.out().print(HOME_AND_ERASE);
    }
    return Answer.nothing();
  }
}
