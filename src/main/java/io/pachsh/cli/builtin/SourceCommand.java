package io.pachsh.cli.builtin;

import io.pachsh.command.Command;
import io.pachsh.command.StatusException;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.session.Session;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** Runs the commands of a file in this session, stopping at the first failure. */
@CommandLine.Command(footer = {"", "Example:", "  source scripts/okta-guide.pachsh"})
final class SourceCommand implements Command {
  private final Session session;
  private final ScriptSource source;

  @Parameters(paramLabel = "FILE", description = "The file, relative to the working directory.")
  private Path file = Path.of("");

  SourceCommand(Session session, ScriptSource source) {
    this.session = session;
    this.source = source;
  }

  @Override
  public Answer run(Streams streams) {
    int status = source.run(session.directory().current().resolve(file), streams);
    if (status != 0) {
      throw new StatusException(status);
    }
    return Answer.nothing();
  }
}
