package io.pachsh.cli.config;

import io.pachsh.command.Command;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.session.Session;
import picocli.CommandLine;

/** Says which context the enterprise server's is; without one, the active context. */
@CommandLine.Command(footer = {"", "Example:", "  config get active-enterprise-context"})
final class GetActiveEnterpriseContextCommand implements Command {
  private final Session session;

  GetActiveEnterpriseContextCommand(Session session) {
    this.session = session;
  }

  @Override
  public Answer run(Streams streams) {
    String name = session.enterpriseContextName();
    return Answer.one(Fields.of("name", name), name);
  }
}
