package io.pachsh;

import io.pachsh.cluster.identity.IdentityHost;
import io.pachsh.cluster.identity.IdentityStorage;
import io.pachsh.identity.IdentityServices;
import io.pachsh.network.Network;
import io.pachsh.oidc.FederatedLogins;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The identity services of this process, whose libraries load when one is first needed. */
final class LazyIdentityHost implements IdentityHost, AutoCloseable {
  private final Clock clock;
  private final SecureRandom random;
  private final Supplier<Map<String, String>> environment;
  private final Supplier<Duration> limit;
  private @Nullable IdentityServices real;

  /**
   * Services whose single questions to a provider take at most {@code limit}.
   *
   * @param environment says each time which proxies and authorities there are
   */
  LazyIdentityHost(
      Clock clock,
      SecureRandom random,
      Supplier<Map<String, String>> environment,
      Supplier<Duration> limit) {
    this.clock = clock;
    this.random = random;
    this.environment = environment;
    this.limit = limit;
  }

  @Override
  public URI listen(IdentityStorage storage) {
    return real().listen(storage);
  }

  @Override
  public synchronized void end(IdentityStorage storage) {
    if (real != null) {
      real.end(storage);
    }
  }

  /** Ends those that run, if any ever did. */
  @Override
  public synchronized void close() {
    if (real != null) {
      real.close();
    }
  }

  private synchronized IdentityServices real() {
    if (real == null) {
      real =
          new IdentityServices(
              new FederatedLogins(clock, random, () -> Network.of(environment.get()), limit.get()),
              clock,
              random);
    }
    return real;
  }
}
