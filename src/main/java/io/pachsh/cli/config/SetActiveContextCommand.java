package io.pachsh.cli.config;

import io.pachsh.command.Command;
import io.pachsh.command.Session;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** Chooses the context that commands act on. */
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
    session.activate(name);
    return Answer.nothing();
  }
}
