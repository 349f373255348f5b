package io.pachsh.cli.auth.access;

import io.pachsh.cluster.TokenBackup;
import io.pachsh.cluster.TokenSummary;
import io.pachsh.command.Command;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.session.Session;
import java.util.List;
import picocli.CommandLine;

/** Prints the robots' tokens as hashes, one JSON object on a line, for 'auth tokens restore'. */
@CommandLine.Command(footer = {"", "Example:", "  auth tokens extract > robots.jsonl"})
final class ExtractTokensCommand implements Command {
  private final Session session;

  ExtractTokensCommand(Session session) {
    this.session = session;
  }

  @Override
  public Answer run(Streams streams) {
    List<TokenSummary> tokens = session.caller().tokens().ofRobots();
    return new Answer.One(
        Fields.of("tokens", tokens.stream().map(ExtractTokensCommand::fields).toList()),
        tokens.stream().map(TokenBackup::line).toList());
  }

  private static Fields fields(TokenSummary token) {
    Fields fields =
        Fields.of("hashed_token", token.hash()).with("subject", token.principal().text());
    return token.expires().map(expires -> fields.with("expiration", expires)).orElse(fields);
  }
}
