package io.pachsh.cli.serve;

import io.pachsh.command.Command;
import io.pachsh.console.Streams;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.output.Answer;
import picocli.CommandLine;

/** Ends serving: calls under way end, and everything is saved. */
@CommandLine.Command(footer = {"", "Example:", "  serve stop"})
final class StopServingCommand implements Command {
  private final Serving serving;

  StopServingCommand(Serving serving) {
    this.serving = serving;
  }

  @Override
  public Answer run(Streams streams) {
    if (serving.now().isEmpty()) {
      throw new Failure(
          Exit.FAILED,
          "This session serves no cluster.",
          "One that another pachsh serves is stopped there.");
    }
    serving.close();
    return Answer.nothing();
  }
}
