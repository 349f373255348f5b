package io.pachsh.cli.auth.access;

import io.pachsh.access.Principal;
import io.pachsh.cluster.Caller;
import io.pachsh.cluster.TokenSummary;
import io.pachsh.command.Command;
import io.pachsh.command.Listing;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.session.Session;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;

/** Lists the robots, and how many tokens each has. */
@CommandLine.Command(footer = {"", "Example:", "  auth list robots"})
final class ListRobotsCommand implements Command {
  private final Session session;

  ListRobotsCommand(Session session) {
    this.session = session;
  }

  @Override
  public Answer run(Streams streams) {
    Caller caller = session.caller();
    Map<Principal, Long> tokens =
        caller.tokens().ofRobots().stream()
            .collect(Collectors.groupingBy(TokenSummary::principal, Collectors.counting()));
    return Listing.of(
        Answer.many(
            List.of("principal", "tokens"),
            caller.principals().all().stream()
                .filter(principal -> principal.kind().equals("robot"))
                .toList(),
            principal ->
                Fields.of("principal", principal.text())
                    .with("tokens", tokens.getOrDefault(principal, 0L))),
        "there are no robots",
        streams);
  }
}
