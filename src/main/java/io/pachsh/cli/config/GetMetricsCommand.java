package io.pachsh.cli.config;

import io.pachsh.command.Command;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.session.Session;
import picocli.CommandLine;

/** Says whether pachctl reports how it is used; pachsh never does. */
@CommandLine.Command(footer = {"", "Example:", "  config get metrics"})
final class GetMetricsCommand implements Command {
  private final Session session;

  GetMetricsCommand(Session session) {
    this.session = session;
  }

  @Override
  public Answer run(Streams streams) {
    boolean metrics = session.real().config().metrics();
    return Answer.one(Fields.of("metrics", metrics), Boolean.toString(metrics));
  }
}
