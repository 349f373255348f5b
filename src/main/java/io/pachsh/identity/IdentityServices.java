package io.pachsh.identity;

import io.pachsh.access.LoginProblem;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.cluster.identity.IdentityHost;
import io.pachsh.cluster.identity.IdentitySettings;
import io.pachsh.cluster.identity.IdentityStorage;
import io.pachsh.http.LoopbackServer;
import io.pachsh.oidc.FederatedLogins;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The identity services of this process: at most one for a cluster. Safe for concurrent callers.
 */
public final class IdentityServices implements IdentityHost, AutoCloseable {
  private final FederatedLogins logins;
  private final Clock clock;
  private final SecureRandom random;
  private final Map<IdentityStorage, Running> running = new HashMap<>();

  /** A service that listens on a port. */
  private record Running(IdentityServer server, int port, LoopbackServer listener) {}

  public IdentityServices(FederatedLogins logins, Clock clock, SecureRandom random) {
    this.logins = logins;
    this.clock = clock;
    this.random = random;
  }

  @Override
  public synchronized URI listen(IdentityStorage storage) {
    Optional<IssuerAddress> issuer = IssuerAddress.parse(storage.settings().effectiveIssuer());
    int port = issuer.map(IssuerAddress::port).orElse(IdentitySettings.DEFAULT_PORT);
    Running before = running.get(storage);
    if (before == null || before.port() != port) {
      // A service that moves keeps what it handed out.
      IdentityServer server =
          before == null ? new IdentityServer(storage, logins, clock, random) : before.server();
      makeRoom(storage, port);
      LoopbackServer listener = open(port, server);
      end(storage);
      running.put(storage, new Running(server, port, listener));
    }
    return issuer.map(IssuerAddress::local).orElseGet(() -> IssuerAddress.atPort(port));
  }

  /** A service of another cluster of this session gives its port up, unless others rely on it. */
  private void makeRoom(IdentityStorage storage, int port) {
    for (Map.Entry<IdentityStorage, Running> each : Map.copyOf(running).entrySet()) {
      IdentityStorage other = each.getKey();
      if (!other.equals(storage) && each.getValue().port() == port) {
        if (other.isServed()) {
          throw taken(
              port,
              "the identity service of '%s', which this session serves".formatted(other.cluster()),
              "End that with 'serve stop', or");
        }
        end(other);
      }
    }
  }

  private static LoopbackServer open(int port, IdentityServer server) {
    try {
      return LoopbackServer.start(LoopbackServer.addresses(), port, server);
    } catch (IOException e) {
      throw taken(
          port,
          String.valueOf(e.getMessage()),
          "See who has it with 'ss -ltnp sport = :%d' or 'lsof -i :%d' and end that, or"
              .formatted(port, port));
    }
  }

  private static RefusedException taken(int port, String why, String next) {
    return new RefusedException(
        new Refusal.LoginRefused(
            new LoginProblem(
                "identity service",
                "Port %d, on which this cluster's identity service listens, cannot be opened: %s."
                    .formatted(port, why),
                "a free port " + port,
                why,
                next
                    + " give the service an issuer with another port with 'idp set-config', and use"
                    + " it in 'auth set-config' and in the connectors' redirectURI.")));
  }

  @Override
  public synchronized void end(IdentityStorage storage) {
    Running ending = running.remove(storage);
    if (ending != null) {
      ending.listener().close();
    }
  }

  /** Ends all of them, after the answers under way. */
  @Override
  public synchronized void close() {
    running.values().forEach(it -> it.listener().close());
    running.clear();
  }
}
