package io.pachsh.command;

import io.pachsh.console.Console;
import io.pachsh.console.Streams;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.outside.Lines;
import picocli.CommandLine.Option;

/** Asks before something is lost, unless the line agrees already by {@code --yes}. */
final class YesOption {
  private final Console console;

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  YesOption(Console console) {
    this.console = console;
  }

  /** Whether the line agrees to whatever is asked. */
  boolean isGiven() {
    return yes;
  }

  /** Returns when the person agrees; fails where nobody can be asked. There is no default. */
  void require(String question, Streams streams) {
    if (yes) {
      return;
    }
    if (!streams.atTerminal()) {
      throw new Failure(
          Exit.USAGE,
          "Nobody can be asked here whether to go on.",
          Lines.of(question, "Say so with --yes."));
    }
    ask(question, Lines.none(), streams);
  }

  /** Asks the person at the terminal, whatever the line says. */
  void ask(String question, Lines ways, Streams streams) {
    streams.err().flush();
    if (!console.agrees(question)) {
      throw new Failure(Exit.FAILED, "operation aborted", ways);
    }
  }
}
