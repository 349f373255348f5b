package io.pachsh.cli.kube;

import io.pachsh.command.Command;
import io.pachsh.console.Streams;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.kube.PortForward;
import io.pachsh.kube.PortForwards;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** Ends the forwarding of one port of this machine, or of all. */
@CommandLine.Command(footer = {"", "Examples:", "  kube stop 30650", "  kube stop"})
final class StopForwardsCommand implements Command {
  private final PortForwards forwards;

  @Parameters(
      arity = "0..1",
      paramLabel = "PORT",
      description = "The port of this machine; all of them when absent.")
  private @Nullable Integer port;

  StopForwardsCommand(PortForwards forwards) {
    this.forwards = forwards;
  }

  @Override
  public Answer run(Streams streams) {
    Integer wanted = port;
    List<PortForward> ended = forwards.stop(forward -> wanted == null || forward.local() == wanted);
    if (ended.isEmpty() && wanted != null) {
      throw new Failure(
          Exit.FAILED,
          "This session does not forward port " + wanted + ".",
          "'kube forwards' lists what it does forward.");
    }
    return new Answer.One(
        Fields.of("stopped", ended.stream().map(Forwarding::fields).toList()),
        ended.isEmpty()
            ? List.of("No port was forwarded.")
            : ended.stream()
                .map(
                    each -> "Port %d leads to %s no longer.".formatted(each.local(), each.target()))
                .toList());
  }
}
