package io.pachsh.cli.serve;

import io.pachsh.command.Command;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import java.util.Optional;
import picocli.CommandLine;

/** Says whether this session serves a cluster, and where. */
@CommandLine.Command(footer = {"", "Example:", "  serve status"})
final class StatusCommand implements Command {
  private final Serving serving;

  StatusCommand(Serving serving) {
    this.serving = serving;
  }

  @Override
  public Answer run(Streams streams) {
    Optional<Serving.Served> now = serving.now();
    if (now.isEmpty()) {
      return Answer.one(
          Fields.of("serving", false),
          "This session serves no cluster; 'serve --background' begins to.");
    }
    Serving.Served served = now.get();
    int connections = served.server().connections();
    return Answer.one(
        ServeCommand.fields(served).with("connections", connections),
        "The cluster '%s' is served at %s, to %s."
            .formatted(
                served.context(),
                served.address(),
                connections == 1 ? "1 connection" : connections + " connections"));
  }
}
