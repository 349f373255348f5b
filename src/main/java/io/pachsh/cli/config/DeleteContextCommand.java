package io.pachsh.cli.config;

import io.pachsh.command.Command;
import io.pachsh.command.ProtectedContextCheck;
import io.pachsh.console.Console;
import io.pachsh.console.Streams;
import io.pachsh.context.Context;
import io.pachsh.output.Answer;
import io.pachsh.session.AdministratorWatch;
import io.pachsh.session.Session;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Deletes a context; an embedded cluster goes with it when that is saved, a real one stays. */
@CommandLine.Command(footer = {"", "Example:", "  config delete context practice"})
final class DeleteContextCommand implements Command {
  private final Session session;

  @Mixin private final ProtectedContextCheck protectedContext;

  @Parameters(paramLabel = "CONTEXT", description = "A context that is not the active one.")
  private String name = "";

  DeleteContextCommand(Session session, Console console) {
    this.session = session;
    this.protectedContext = new ProtectedContextCheck(session, console);
  }

  @Override
  public Answer run(Streams streams) {
    Context context = session.named(name);
    session.contextChanges().requireKept(context);
    String loss =
        context.isEmbedded()
            ? "The context '" + name + "' and its cluster are deleted."
            : "The context '" + name + "' is deleted, with its token; the cluster stays.";
    protectedContext.require(context, loss, streams);
    AdministratorWatch watch = AdministratorWatch.begin(session, name);
    session.contextChanges().delete(name);
    watch.end(streams);
    return Answer.nothing();
  }
}
