package io.pachsh.cli.auth;

import io.pachsh.command.Command;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.session.AdministratorWatch;
import io.pachsh.session.Session;
import java.util.Optional;
import picocli.CommandLine;

/** Forgets the session's token; the token itself stays valid. */
@CommandLine.Command(footer = {"", "Example:", "  auth logout"})
final class LogoutCommand implements Command {
  private final Session session;

  LogoutCommand(Session session) {
    this.session = session;
  }

  @Override
  public Answer run(Streams streams) {
    if (session.context().token().isPresent()) {
      AdministratorWatch watch = AdministratorWatch.begin(session, session.context().name());
      session.tokens().keep(Optional.empty());
      watch.end(streams);
    }
    return Answer.nothing();
  }
}
