package io.pachsh.cli.kube;

import io.pachsh.command.Command;
import io.pachsh.console.Streams;
import io.pachsh.kube.PortForwards;
import io.pachsh.output.Answer;
import java.util.List;
import picocli.CommandLine;

/** Lists the ports that this session forwards. */
@CommandLine.Command(footer = {"", "Example:", "  kube forwards"})
final class ListForwardsCommand implements Command {
  private static final List<String> COLUMNS =
      List.of("local_port", "target", "remote_port", "namespace", "cluster");

  private final PortForwards forwards;

  ListForwardsCommand(PortForwards forwards) {
    this.forwards = forwards;
  }

  @Override
  public Answer run(Streams streams) {
    if (forwards.now().isEmpty()) {
      streams.say("No port is forwarded.");
    }
    return Answer.many(COLUMNS, forwards.now(), Forwarding::fields);
  }
}
