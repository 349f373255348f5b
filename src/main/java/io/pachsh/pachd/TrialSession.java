package io.pachsh.pachd;

import io.pachsh.access.LoginOutcome;
import io.pachsh.access.Principal;
import io.pachsh.access.RefusedException;
import io.pachsh.access.TokenClaims;
import io.pachsh.failure.Failure;
import io.pachsh.pachd.connection.PachdClient;
import io.pachsh.secret.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * A session that pachd made for a trial, and that ends as soon as it has shown whose it is: also
 * when showing that fails or is interrupted.
 */
record TrialSession(
    Function<Optional<Secret>, PachdClient> clientOf, Secret token, Optional<TokenClaims> claims) {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  LoginOutcome outcome() {
    PachdClient session = clientOf.apply(Optional.of(token));
    Principal person;
    SortedSet<Principal> groups;
    try {
      RemoteGroups memberships = new RemoteGroups(session);
      person = memberships.self();
      groups = memberships.own();
    } catch (RuntimeException e) {
      if (!revoked(session)) {
        session.notice("the token of the test login may still be valid: it could not be revoked");
      }
      throw e;
    }
    return new LoginOutcome.Tried(
        person,
        groups,
        Optional.empty(),
        Optional.empty(),
        claims,
        List.of(),
        remainder(person, revoked(session)));
  }

  private static LoginOutcome.Remainder remainder(Principal person, boolean isRevoked) {
    String memberships = "pachd has set the groups of %s anew, as at every login".formatted(person);
    return isRevoked
        ? new LoginOutcome.Remainder("the session is revoked; " + memberships)
        : new LoginOutcome.Remainder(
            "the session could not be revoked and may still be valid; " + memberships,
            Optional.empty(),
            Optional.of(person));
  }

  /** Ends the session, for which an interrupt has to wait. */
  private boolean revoked(PachdClient session) {
    CompletableFuture<Boolean> revocation =
        CompletableFuture.supplyAsync(() -> revokedAtOnce(session));
    boolean isInterrupted = false;
    try {
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (true) {
        try {
          return revocation.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
          isInterrupted = true;
        }
      }
    } catch (TimeoutException | ExecutionException e) {
      return false;
    } finally {
      if (isInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private boolean revokedAtOnce(PachdClient session) {
    try {
      return new RemoteTokens(session).revoke(token, true) > 0;
    } catch (RefusedException | Failure e) {
      return false;
    }
  }
}
