package io.pachsh.session;

import io.pachsh.access.LiveConfiguration;
import io.pachsh.access.RefusedException;
import io.pachsh.context.Context;
import io.pachsh.failure.Failure;
import java.util.Optional;

/**
 * How far access control has come where a session acts, as far as that is known without asking a
 * real cluster: what a person could do first, or next, follows from it.
 */
public enum AccessState {
  /** The context does not exist or its files cannot be read. */
  UNREADABLE,
  /** An embedded cluster on which everybody may do everything. */
  OFF,
  /** Nobody is signed in there, or no longer. */
  SIGNED_OUT,
  /** An embedded cluster to which nobody can log in, since it has no provider. */
  WITHOUT_PROVIDER,
  /** Somebody is signed in, and, as far as they may know, people can log in. */
  READY;

  /** The state of the context that commands act on. */
  public static AccessState of(Session session) {
    try {
      Context context = session.context();
      if (context.isEmbedded() && !session.cluster().isActivated()) {
        return OFF;
      }
      if (context.token().isEmpty()) {
        return SIGNED_OUT;
      }
      if (!context.isEmbedded()) {
        return READY;
      }
      var unused = session.caller().whoAmI();
      return isWithoutProvider(session) ? WITHOUT_PROVIDER : READY;
    } catch (RefusedException e) {
      return SIGNED_OUT;
    } catch (Failure e) {
      return UNREADABLE;
    }
  }

  /**
   * The issuer of the embedded cluster at hand; empty where there is none, and where whoever is
   * signed in may not see it.
   */
  public static Optional<String> issuer(Session session) {
    return session.context().isEmbedded()
        ? visibleConfiguration(session)
            .flatMap(LiveConfiguration::configuration)
            .map(configuration -> configuration.client().issuer())
        : Optional.empty();
  }

  private static boolean isWithoutProvider(Session session) {
    return visibleConfiguration(session).filter(live -> live.configuration().isEmpty()).isPresent();
  }

  /** What is live; empty where whoever is signed in may not see it. */
  public static Optional<LiveConfiguration> visibleConfiguration(Session session) {
    try {
      return Optional.of(session.caller().configuration().live());
    } catch (RefusedException notPermitted) {
      return Optional.empty();
    }
  }
}
