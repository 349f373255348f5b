package io.pachsh.cli.auth.access;

import io.pachsh.command.Command;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.session.Session;
import picocli.CommandLine;

/** Deletes the tokens that are past their expiry. */
@CommandLine.Command(footer = {"", "Example:", "  auth tokens delete-expired"})
final class DeleteExpiredTokensCommand implements Command {
  private final Session session;

  DeleteExpiredTokensCommand(Session session) {
    this.session = session;
  }

  @Override
  public Answer run(Streams streams) {
    int deleted = session.caller().tokens().deleteExpired();
    if (deleted < 0) {
      return Answer.one(
          Fields.of("deleted", "unknown"),
          "Expired tokens are deleted; a real pachd does not say how many there were.");
    }
    return Answer.one(
        Fields.of("deleted", deleted),
        deleted + (deleted == 1 ? " expired token deleted" : " expired tokens deleted"));
  }
}
