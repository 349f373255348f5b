package io.pachsh.cli.config;

import io.pachsh.command.AdministratorWatch;
import io.pachsh.command.Command;
import io.pachsh.command.Session;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** Deletes a context; its embedded cluster goes with it when that is saved. */
@CommandLine.Command(footer = {"", "Example:", "  config delete context practice"})
final class DeleteContextCommand implements Command {
  private final Session session;

  @Parameters(paramLabel = "NAME", description = "A context that is not the active one.")
  private String name = "";

  DeleteContextCommand(Session session) {
    this.session = session;
  }

  @Override
  public Answer run(Streams streams) {
    AdministratorWatch watch = AdministratorWatch.begin(session, name);
    session.delete(name);
    watch.end(streams.err());
    return Answer.nothing();
  }
}
