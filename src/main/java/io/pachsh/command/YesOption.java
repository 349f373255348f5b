package io.pachsh.command;

import io.pachsh.console.Console;
import io.pachsh.console.Streams;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.outside.Lines;
import picocli.CommandLine.Option;

/** Asks before something is lost, unless the line agrees already by {@code --yes}. */
public final class YesOption {
  private final Console console;

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  public YesOption(Console console) {
    this.console = console;
  }

  /** Whether the line agrees to whatever is asked. */
  public boolean isGiven() {
    return yes;
  }

  /** Returns when the person agrees; fails where nobody can be asked. There is no default. */
  public void require(String question, Streams streams) {
    if (yes) {
      return;
    }
    if (!streams.atTerminal()) {
      throw new Failure(
          Exit.USAGE,
          "Nobody can be asked here whether to go on.",
          Lines.of(question, "Say so with --yes."));
    }
    streams.err().flush();
    if (!console.agrees(question)) {
      throw new Failure(Exit.FAILED, "operation aborted");
    }
  }
}
