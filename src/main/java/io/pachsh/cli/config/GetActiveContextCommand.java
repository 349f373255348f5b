package io.pachsh.cli.config;

import io.pachsh.command.Command;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.session.Session;
import picocli.CommandLine;

/** Says which context commands act on. */
@CommandLine.Command(footer = {"", "Example:", "  config get active-context"})
final class GetActiveContextCommand implements Command {
  private final Session session;

  GetActiveContextCommand(Session session) {
    this.session = session;
  }

  @Override
  public Answer run(Streams streams) {
    String name = session.contextName();
    return Answer.one(Fields.of("name", name), name);
  }
}
