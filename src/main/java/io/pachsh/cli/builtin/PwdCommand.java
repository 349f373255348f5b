package io.pachsh.cli.builtin;

import io.pachsh.command.Command;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.session.Session;
import picocli.CommandLine;

/** Prints the working directory. */
@CommandLine.Command(footer = {"", "Example:", "  pwd"})
final class PwdCommand implements Command {
  private final Session session;

  PwdCommand(Session session) {
    this.session = session;
  }

  @Override
  public Answer run(Streams streams) {
    String directory = session.directory().current().toString();
    return Answer.one(Fields.of("directory", directory), directory);
  }
}
