package io.pachsh.session;

import io.pachsh.access.Principal;
import io.pachsh.access.RefusedException;
import io.pachsh.cluster.Identity;
import io.pachsh.console.Streams;
import io.pachsh.context.Context;
import io.pachsh.failure.Failure;
import io.pachsh.outside.Lines;
import java.util.Optional;

/**
 * Notices when a command takes a context's administrator token away from the session, after which
 * nobody may be left who can give it back.
 */
public final class AdministratorWatch {
  private final Session session;
  private final String context;
  private final Optional<Principal> before;

  private AdministratorWatch(Session session, String context) {
    this.session = session;
    this.context = context;
    this.before = administrator();
  }

  /** Looks at a context before the command does its work; one that does not exist is no matter. */
  public static AdministratorWatch begin(Session session, String context) {
    return new AdministratorWatch(session, context);
  }

  /** Looks again, and says so if the session had an administrator's token and has none now. */
  public void end(Streams streams) {
    if (before.isPresent() && administrator().isEmpty()) {
      streams.note(
          Lines.text(
              """
              in '%s' this session holds no administrator's token any more; the last was %s's.
                If you kept one, 'auth use-auth-token' takes it; without one you can be locked out.\
              """,
              context, before.get()));
    }
  }

  private Optional<Principal> administrator() {
    try {
      return session
          .find(context)
          .flatMap(Context::token)
          .map(token -> session.cluster(context).as(Optional.of(token)).whoAmI())
          .filter(Identity::clusterAdmin)
          .map(Identity::principal);
    } catch (RefusedException | Failure e) {
      return Optional.empty();
    }
  }
}
