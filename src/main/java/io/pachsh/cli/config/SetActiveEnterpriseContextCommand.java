package io.pachsh.cli.config;

import io.pachsh.command.Command;
import io.pachsh.console.Streams;
import io.pachsh.context.Context;
import io.pachsh.context.Target;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.output.Answer;
import io.pachsh.session.Session;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** Chooses the context of the enterprise server, in pachctl's configuration file. */
@CommandLine.Command(footer = {"", "Example:", "  config set active-enterprise-context hq"})
final class SetActiveEnterpriseContextCommand implements Command {
  private final Session session;

  @Parameters(paramLabel = "CONTEXT", description = "The context of a real cluster.")
  private String name = "";

  SetActiveEnterpriseContextCommand(Session session) {
    this.session = session;
  }

  @Override
  public Answer run(Streams streams) {
    Context context = session.named(name);
    session.contextChanges().requireKept(context);
    if (!(context.target() instanceof Target.Real target)) {
      throw new Failure(
          Exit.FAILED,
          "'" + name + "' is an embedded context, and an enterprise server is a real cluster.",
          "'config list context' shows which contexts are of kind pachd.");
    }
    session.real().change(session.real().config().withActiveEnterprise(target.entry()));
    return Answer.nothing();
  }
}
