package io.pachsh.cli.auth;

import io.pachsh.access.BackChannel.Revocation;
import io.pachsh.access.RefusedException;
import io.pachsh.cli.auth.signin.ProviderSignInStep;
import io.pachsh.cluster.SignOut;
import io.pachsh.command.Command;
import io.pachsh.console.Progress;
import io.pachsh.console.Streams;
import io.pachsh.failure.Failure;
import io.pachsh.output.Answer;
import io.pachsh.session.AdministratorWatch;
import io.pachsh.session.Session;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/**
 * Forgets the session's token, which itself stays valid, and ends what the provider keeps of the
 * login as far as it can be ended from here.
 */
@CommandLine.Command(
    footer = {
      "",
      "Examples:",
      "  auth logout",
      "  auth logout --everywhere      (at the provider, too)"
    })
final class LogoutCommand implements Command {
  private final Session session;
  private final ProviderSignInStep provider;

  @Option(
      names = "--everywhere",
      description = "Sign out of the identity provider, too, in the browser.")
  private boolean everywhere;

  LogoutCommand(Session session, ProviderSignInStep provider) {
    this.session = session;
    this.provider = provider;
  }

  @Override
  public Answer run(Streams streams) {
    if (session.context().token().isEmpty()) {
      return Answer.nothing();
    }
    SignOut done = Progress.during("Signing out of the provider", streams, this::signOut);
    AdministratorWatch watch = AdministratorWatch.begin(session, session.context().name());
    session.tokens().keep(Optional.empty());
    watch.end(streams);
    if (done.revocation().equals(Optional.of(Revocation.FAILED))) {
      streams.note(
          "the provider could not be told that the login is not renewed any more: it forgets that"
              + " by itself in time");
    }
    if (everywhere) {
      done.page()
          .ifPresentOrElse(
              page -> provider.openLogout(page, streams),
              () ->
                  streams.note(
                      "the provider says of no page where its own session ends: sign out there, or"
                          + " close the browser"));
      streams.note(
          "the token that this session had stays valid until it expires: 'auth revoke' ends those"
              + " of somebody");
    }
    return Answer.nothing();
  }

  /** Whatever cannot be ended keeps nobody from signing out here. */
  private SignOut signOut() {
    try {
      return session.caller().logins().signOut(everywhere);
    } catch (RefusedException | Failure unended) {
      return SignOut.HERE;
    }
  }
}
