package io.pachsh.cli.config;

import io.pachsh.command.Command;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.session.Session;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** Chooses the context that commands act on; a real cluster's becomes pachctl's, too. */
@CommandLine.Command(footer = {"", "Example:", "  config set active-context local"})
final class SetActiveContextCommand implements Command {
  private final Session session;

  @Parameters(paramLabel = "CONTEXT", description = "A context that 'config list context' shows.")
  private String name = "";

  SetActiveContextCommand(Session session) {
    this.session = session;
  }

  @Override
  public Answer run(Streams streams) {
    session.contextChanges().activate(name);
    String atHand = session.contextName();
    if (!atHand.equals(session.named(name).name())) {
      streams.note(
          "this run goes on with '%s', which %s"
              .formatted(
                  atHand,
                  session.isChosen()
                      ? "--context chose"
                      : "PACH_CONTEXT names; 'unset PACH_CONTEXT' ends that"));
    }
    return Answer.nothing();
  }
}
