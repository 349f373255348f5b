package io.pachsh.cli.config;

import io.pachsh.command.Command;
import io.pachsh.command.Session;
import io.pachsh.console.Streams;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.output.Answer;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a new context. */
@CommandLine.Command(footer = {"", "Example:", "  config set context practice --embedded"})
final class SetContextCommand implements Command {
  private final Session session;

  @Parameters(paramLabel = "NAME", description = "Letters, digits, '-', '_' and '.'.")
  private String name = "";

  @Option(names = "--embedded", description = "With an embedded cluster of its own.")
  private boolean embedded;

  @Option(names = "--overwrite", description = "Begin afresh if the context exists.")
  private boolean overwrite;

  SetContextCommand(Session session) {
    this.session = session;
  }

  @Override
  public Answer run(Streams streams) {
    if (!embedded) {
      throw new Failure(
          Exit.USAGE,
          "This pachsh makes embedded contexts only.",
          "Write 'config set context " + name + " --embedded'.");
    }
    if (overwrite && session.contexts().named(name).isPresent()) {
      session.reset(name);
    } else {
      session.create(name);
    }
    return Answer.nothing();
  }
}
