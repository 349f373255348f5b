package io.pachsh.cli.config;

import io.pachsh.command.Command;
import io.pachsh.command.Protection;
import io.pachsh.command.Session;
import io.pachsh.console.Console;
import io.pachsh.console.Streams;
import io.pachsh.context.Context;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.output.Answer;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a new context. */
@CommandLine.Command(footer = {"", "Example:", "  config set context practice --embedded"})
final class SetContextCommand implements Command {
  private final Session session;

  @Mixin private final Protection protection;

  @Parameters(paramLabel = "NAME", description = "Letters, digits, '-', '_' and '.'.")
  private String name = "";

  @Option(names = "--embedded", description = "With an embedded cluster of its own.")
  private boolean embedded;

  @Option(
      names = "--protected",
      description = "Guarded against slips: see 'config update context'.")
  private boolean isProtected;

  @Option(names = "--overwrite", description = "Begin afresh if the context exists.")
  private boolean overwrite;

  SetContextCommand(Session session, Console console) {
    this.session = session;
    this.protection = new Protection(session, console);
  }

  @Override
  public Answer run(Streams streams) {
    if (!embedded) {
      throw new Failure(
          Exit.USAGE,
          "This pachsh makes embedded contexts only.",
          "Write 'config set context " + name + " --embedded'.");
    }
    Optional<Context> present = session.contexts().named(name);
    if (overwrite && present.isPresent()) {
      String loss = "Everything in the cluster of '" + name + "' is lost.";
      protection.require(present.get(), loss, streams);
      session.reset(name);
    } else {
      session.create(name);
    }
    if (isProtected) {
      session.protect(name, true);
    }
    return Answer.nothing();
  }
}
