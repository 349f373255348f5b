package io.pachsh.serve;

import io.pachsh.access.Cluster;
import io.pachsh.access.Login;
import io.pachsh.access.LoginOutcome;
import io.pachsh.access.LoginProblem;
import io.pachsh.http.Parameters;
import io.pachsh.secret.Secret;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Logins that were begun, by their {@code state}. Each is looked up exactly and waited for once;
 * unlike at pachd a part of a state matches nothing.
 */
final class OpenLogins implements AutoCloseable {
  private static final int MOST = 256;

  private final Clock clock;
  private final Map<String, Login> open = new HashMap<>();

  /** Being waited for: closed with the server, so that nobody waits for what cannot come. */
  private final Map<String, Login> awaited = new HashMap<>();

  OpenLogins(Clock clock) {
    this.clock = clock;
  }

  /** What a browser needs, and what the caller waits with. */
  record Opened(URI address, String state) {
    /** Without the state: who knows it takes the token. */
    @Override
    public String toString() {
      return "Opened";
    }
  }

  Opened begin(Cluster cluster) {
    synchronized (this) {
      dropExpired();
      if (open.size() >= MOST) {
        throw Names.refused("too many logins are under way: try again in three minutes");
      }
    }
    Login login = cluster.as(Optional.empty()).beginLogin();
    List<String> states =
        Parameters.parse(login.address().getRawQuery()).getOrDefault("state", List.of());
    if (states.size() != 1) {
      login.close();
      throw new IllegalStateException("a login's address has " + states.size() + " states");
    }
    synchronized (this) {
      open.put(states.get(0), login);
    }
    return new Opened(login.address(), states.get(0));
  }

  /** Waits until the login with that state ends, and gives its token. */
  Secret await(String state) throws InterruptedException {
    Login login;
    synchronized (this) {
      dropExpired();
      login = open.remove(state);
      if (login == null) {
        throw Names.refused("error watching OIDC state token (has it expired?)");
      }
      awaited.put(state, login);
    }
    try (login) {
      return token(login.await(left(login)));
    } finally {
      synchronized (this) {
        awaited.remove(state);
      }
    }
  }

  /** The token of a login that ended well; refused with the reason otherwise. */
  static Secret token(LoginOutcome outcome) {
    if (outcome instanceof LoginOutcome.SignedIn signedIn) {
      return signedIn.token();
    }
    if (outcome instanceof LoginOutcome.Refused refused) {
      LoginProblem problem = refused.problem();
      throw Names.refused(
          "authorization failed: "
              + problem.sentence()
              + (problem.expected().isEmpty() ? "" : " Expected: " + problem.expected() + ".")
              + (problem.found().isEmpty() ? "" : " Found: " + problem.found() + "."));
    }
    throw Names.refused("error during authorization: OIDC state token expired");
  }

  private synchronized void dropExpired() {
    open.values()
        .removeIf(
            login -> {
              boolean expired = left(login).isZero();
              if (expired) {
                login.close();
              }
              return expired;
            });
  }

  private Duration left(Login login) {
    Duration left = Duration.between(clock.instant(), login.expires());
    return left.isNegative() ? Duration.ZERO : left;
  }

  @Override
  public synchronized void close() {
    open.values().forEach(Login::close);
    awaited.values().forEach(Login::close);
    open.clear();
  }
}
