package io.pachsh.cli.serve;

import io.pachsh.command.Command;
import io.pachsh.console.Streams;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Says whether this session serves a cluster, and where. */
@CommandLine.Command(
    footer = {"", "Examples:", "  serve status", "  connect $(serve status -q) --alias practice"})
final class ServeStatusCommand implements Command {
  private final Serving serving;

  @Option(
      names = {"-q", "--quiet"},
      description = "Print the address alone; fail if there is none.")
  private boolean quiet;

  ServeStatusCommand(Serving serving) {
    this.serving = serving;
  }

  @Override
  public Answer run(Streams streams) {
    Optional<Serving.Served> now = serving.now();
    if (now.isEmpty() && quiet) {
      throw new Failure(
          Exit.FAILED,
          "This session serves no cluster.",
          "'serve --background' begins to; a port that is free is found with '--port 0'.");
    }
    if (now.isEmpty()) {
      return Answer.one(
          Fields.of("serving", false),
          "This session serves no cluster; 'serve --background' begins to.");
    }
    Serving.Served served = now.get();
    int connections = served.server().connections();
    return Answer.one(
        ServeCommand.fields(served).with("connections", connections),
        quiet ? served.address() : sentence(served, connections));
  }

  private static String sentence(Serving.Served served, int connections) {
    return "The cluster '%s' is served at %s, to %s."
        .formatted(
            served.context(),
            served.address(),
            connections == 1 ? "1 connection" : connections + " connections");
  }
}
