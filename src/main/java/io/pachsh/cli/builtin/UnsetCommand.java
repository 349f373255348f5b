package io.pachsh.cli.builtin;

import io.pachsh.command.Command;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.session.Session;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** Removes variables. */
@CommandLine.Command(footer = {"", "Example:", "  unset OKTA_ISSUER"})
final class UnsetCommand implements Command {
  private final Session session;

  @Parameters(arity = "1..*", paramLabel = "VARIABLE", description = "The variables.")
  private List<String> names = List.of();

  UnsetCommand(Session session) {
    this.session = session;
  }

  @Override
  public Answer run(Streams streams) {
    names.forEach(session.variables()::unset);
    return Answer.nothing();
  }
}
