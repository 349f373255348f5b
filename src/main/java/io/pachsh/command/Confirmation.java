package io.pachsh.command;

import io.pachsh.console.Console;
import io.pachsh.console.Streams;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.outside.Lines;
import io.pachsh.session.Session;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Asks before something is lost, unless the line agrees already. */
public final class Confirmation {
  private final Console console;

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  @Mixin private final ProtectedContextCheck protectedContext;

  public Confirmation(Session session, Console console) {
    this.console = console;
    this.protectedContext = new ProtectedContextCheck(session, console);
  }

  /** Whether the line agrees already, so that nobody is asked. */
  public boolean isGiven() {
    return protectedContext.guards() ? protectedContext.isAnswered() : yes;
  }

  /**
   * Returns when the person agrees: on a protected context by its name, else with a yes.
   *
   * @param details shown above the question
   * @param question says what is lost; shown as the reason, too, when nobody can be asked
   * @return whether somebody was asked, and so has seen the details
   */
  public boolean require(List<String> details, String question, Streams streams) {
    boolean guarded = protectedContext.guards();
    boolean asks = guarded ? !protectedContext.isAnswered() : !yes;
    if (asks && streams.atTerminal()) {
      details.forEach(streams::say);
    }
    if (guarded) {
      protectedContext.require(question, streams);
    } else if (asks) {
      ask(question, streams);
    }
    return asks;
  }

  private void ask(String question, Streams streams) {
    if (!streams.atTerminal()) {
      throw new Failure(
          Exit.USAGE,
          "Nobody can be asked here whether to go on.",
          Lines.of(question, "Say so with --yes."));
    }
    if (console.choose(question, List.of("yes", "no")).equals("no")) {
      throw new Failure(Exit.FAILED, "operation aborted");
    }
  }
}
