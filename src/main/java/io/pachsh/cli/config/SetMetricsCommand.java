package io.pachsh.cli.config;

import io.pachsh.command.Command;
import io.pachsh.console.Streams;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.output.Answer;
import io.pachsh.session.Session;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** Says whether pachctl may report how it is used. */
@CommandLine.Command(footer = {"", "Example:", "  config set metrics false"})
final class SetMetricsCommand implements Command {
  private final Session session;

  @Parameters(
      paramLabel = "true|false",
      completionCandidates = Choices.class,
      description = "Whether it may.")
  private String wanted = "";

  /** What can be said. */
  private static final class Choices extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    Choices() {
      super(List.of("true", "false"));
    }
  }

  SetMetricsCommand(Session session) {
    this.session = session;
  }

  @Override
  public Answer run(Streams streams) {
    if (!wanted.equals("true") && !wanted.equals("false")) {
      throw new Failure(
          Exit.USAGE,
          "invalid argument; use either `true` or `false`",
          "This is pachctl's setting; pachsh itself reports nothing.");
    }
    session.real().change(session.real().config().withMetrics(wanted.equals("true")));
    return Answer.nothing();
  }
}
