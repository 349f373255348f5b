package io.pachsh.cli.config;

import io.pachsh.command.Command;
import io.pachsh.command.Session;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** Makes an embedded context's cluster brand-new; undone by {@code revert} until it is saved. */
@CommandLine.Command(footer = {"", "Example:", "  config reset context local"})
final class ResetContextCommand implements Command {
  private final Session session;

  @Parameters(paramLabel = "NAME", description = "The context.")
  private String name = "";

  ResetContextCommand(Session session) {
    this.session = session;
  }

  @Override
  public Answer run(Streams streams) {
    session.reset(name);
    return Answer.one(
        Fields.of("name", name), "The embedded cluster of '" + name + "' is brand-new.");
  }
}
