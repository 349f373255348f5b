package io.pachsh.cli.auth.access;

import io.pachsh.cluster.TokenSummary;
import io.pachsh.command.Command;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.session.Session;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import picocli.CommandLine;

/** Lists all tokens by their hashes; their texts are known to nobody but their holders. */
@CommandLine.Command(footer = {"", "Examples:", "  auth list tokens", "  auth list tokens -o json"})
final class ListTokensCommand implements Command {
  private static final int SHORT_HASH = 12;

  private final Session session;
  private final Clock clock;

  ListTokensCommand(Session session, Clock clock) {
    this.session = session;
    this.clock = clock;
  }

  @Override
  public Answer run(Streams streams) {
    return Answer.many(
        List.of("principal", "created", "expires", "state", "hash_start"),
        session.caller().tokens().all(),
        this::row);
  }

  private static Instant seconds(Instant exact) {
    return exact.truncatedTo(ChronoUnit.SECONDS);
  }

  private Fields row(TokenSummary token) {
    boolean expired = token.expires().filter(end -> !end.isAfter(clock.instant())).isPresent();
    return Fields.of("principal", token.principal().text())
        .with("created", seconds(token.created()))
        .with("expires", token.expires().<Object>map(ListTokensCommand::seconds).orElse("never"))
        .with("state", expired ? "expired" : "works")
        .with("hash_start", token.hash().substring(0, Math.min(SHORT_HASH, token.hash().length())))
        .with("hash", token.hash());
  }
}
