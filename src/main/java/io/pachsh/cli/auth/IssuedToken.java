package io.pachsh.cli.auth;

import io.pachsh.console.Streams;
import io.pachsh.failure.Failure;
import io.pachsh.outside.Lines;
import io.pachsh.secret.Secret;
import io.pachsh.session.Session;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A token that a cluster has just made and that nobody has seen yet. */
final class IssuedToken {
  private IssuedToken() {}

  /**
   * Keeps it in the session and on disk. One that cannot be written is shown at once: whatever
   * comes next may fail, and this session may end with it.
   */
  static void keep(Secret token, Session session, Streams streams) {
    Optional<Failure> unwritten = session.tokens().keepIssued(token);
    unwritten.ifPresent(
        failure -> {
          streams.warn(
              Lines.text(
                  """
                  the token is in this session, but not on disk: %s.
                    Save the token itself now; 'save' tries to write it again. It is:\
                  """,
                  failure.sentence().replaceFirst("\\.$", "")));
          // Past what masks secrets: this one has to be seen.
          streams.showing(UnaryOperator.identity()).say("  " + token.reveal());
        });
  }
}
