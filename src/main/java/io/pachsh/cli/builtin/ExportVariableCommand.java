package io.pachsh.cli.builtin;

import io.pachsh.command.Command;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.session.Session;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** Makes variables visible to programs that the session starts. */
@CommandLine.Command(
    footer = {"", "Examples:", "  export KUBECONFIG=/tmp/kubeconfig", "  export OKTA_ISSUER"})
final class ExportVariableCommand implements Command {
  private final Session session;

  @Parameters(arity = "1..*", paramLabel = "NAME[=VALUE]", description = "The variables.")
  private List<String> names = List.of();

  ExportVariableCommand(Session session) {
    this.session = session;
  }

  @Override
  public Answer run(Streams streams) {
    for (String name : names) {
      int equals = name.indexOf('=');
      if (equals < 0) {
        session.variables().export(name);
      } else {
        session.variables().set(name.substring(0, equals), name.substring(equals + 1));
        session.variables().export(name.substring(0, equals));
      }
    }
    return Answer.nothing();
  }
}
