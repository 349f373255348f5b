package io.pachsh.cli.auth.access;

import io.pachsh.access.RefusedException;
import io.pachsh.cluster.TokenBackup;
import io.pachsh.cluster.TokenSummary;
import io.pachsh.command.Command;
import io.pachsh.console.Progress;
import io.pachsh.console.Streams;
import io.pachsh.document.GivenText;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.session.Session;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine;

/** Puts back tokens that 'auth tokens extract' printed, read from standard input. */
@CommandLine.Command(footer = {"", "Example:", "  auth tokens restore < robots.jsonl"})
final class RestoreTokensCommand implements Command {
  private static final GivenText GIVEN =
      new GivenText(
          "list of tokens",
          GivenText.DOCUMENT,
          "Give what 'auth tokens extract' printed, with '< FILE' or as a here-document.");

  private final Session session;

  RestoreTokensCommand(Session session) {
    this.session = session;
  }

  @Override
  public Answer run(Streams streams) {
    List<TokenBackup.Entry> tokens = TokenBackup.read(GIVEN.read(streams));
    Set<String> present = present();
    List<TokenBackup.Entry> missing =
        tokens.stream().filter(token -> !present.contains(token.hash())).toList();
    try (Progress progress = Progress.of("Restoring tokens", missing.size(), streams)) {
      for (TokenBackup.Entry token : missing) {
        session.caller().tokens().restore(token.hash(), token.principal(), token.expires());
        progress.advance();
      }
    }
    int restored = missing.size();
    int there = tokens.size() - restored;
    return Answer.one(
        Fields.of("restored", restored).with("already_there", there),
        count(restored) + " restored" + (there == 0 ? "" : ", " + there + " there already"));
  }

  /** The hashes that need no restoring; none when this caller may not know. */
  private Set<String> present() {
    try {
      return session.caller().tokens().ofRobots().stream()
          .map(TokenSummary::hash)
          .collect(Collectors.toSet());
    } catch (RefusedException e) {
      return Set.of();
    }
  }

  private static String count(int tokens) {
    return tokens + (tokens == 1 ? " auth token" : " auth tokens");
  }
}
