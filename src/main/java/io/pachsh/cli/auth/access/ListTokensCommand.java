package io.pachsh.cli.auth.access;

import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import io.pachsh.cluster.TokenStore;
import io.pachsh.cluster.TokenSummary;
import io.pachsh.command.Command;
import io.pachsh.command.Listing;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.output.LocalTime;
import io.pachsh.session.Session;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** Lists all tokens by their hashes; their texts are known to nobody but their holders. */
@CommandLine.Command(
    footer = {
      "",
      "Examples:",
      "  auth list tokens",
      "  auth list tokens robot:ci",
      "  auth list tokens -o json"
    })
final class ListTokensCommand implements Command {
  private static final int SHORT_HASH = 12;

  private final Session session;
  private final Clock clock;
  private final ZoneId zone;

  @Parameters(arity = "0..1", paramLabel = "PRINCIPAL", description = "Whose; all when absent.")
  private @Nullable String who;

  ListTokensCommand(Session session, Clock clock, ZoneId zone) {
    this.session = session;
    this.clock = clock;
    this.zone = zone;
  }

  @Override
  public Answer run(Streams streams) {
    List<String> columns =
        List.of("principal", "created", "expires", "state", "hash_start", "label");
    if (who == null) {
      return Answer.many(columns, session.caller().tokens().all(), this::row);
    }
    Principal principal = new KnownPrincipals(session).asked(who, Resource.CLUSTER, streams);
    TokenStore tokens = session.caller().tokens();
    // A real cluster lists the tokens of robots, and of nobody else.
    List<TokenSummary> all = principal.kind().equals("robot") ? tokens.ofRobots() : tokens.all();
    return Listing.of(
        Answer.many(
            columns,
            all.stream().filter(token -> token.principal().equals(principal)).toList(),
            this::row),
        principal + " has no token",
        streams);
  }

  private LocalTime seconds(Instant exact) {
    return new LocalTime(exact.truncatedTo(ChronoUnit.SECONDS), zone);
  }

  private Fields row(TokenSummary token) {
    boolean expired = token.expires().filter(end -> !end.isAfter(clock.instant())).isPresent();
    return Fields.of("principal", token.principal().text())
        .with("created", seconds(token.created()))
        .with("expires", token.expires().<Object>map(this::seconds).orElse("never"))
        .with("state", expired ? "expired" : "works")
        .with("hash_start", token.hash().substring(0, Math.min(SHORT_HASH, token.hash().length())))
        .with("label", token.label())
        .with("hash", token.hash());
  }
}
