package io.pachsh.identity;

import io.pachsh.cluster.identity.Connector;
import io.pachsh.issuer.AuthorizeRequest;
import io.pachsh.oidc.UpstreamLogin;
import io.pachsh.secret.Sha256;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The people who were sent to a provider and have not come back. Each may come back once, within
 * half an hour; when there are too many, whoever left first is forgotten. They are kept by the hash
 * of their state, so that how long a look takes tells nothing of it.
 */
final class OpenSignIns {
  static final Duration LIFETIME = Duration.ofMinutes(30);
  private static final int MAX = 2_000;

  /** A person at a provider: for which request of a client, through which connector. */
  record SignIn(Connector connector, AuthorizeRequest wish, UpstreamLogin login) {}

  private record Entry(SignIn signIn, Instant expires) {}

  private final Clock clock;
  private final Map<String, Entry> byState = new LinkedHashMap<>();

  OpenSignIns(Clock clock) {
    this.clock = clock;
  }

  synchronized void add(SignIn signIn) {
    Instant now = clock.instant();
    Iterator<Entry> oldest = byState.values().iterator();
    while (oldest.hasNext() && (!now.isBefore(oldest.next().expires()) || byState.size() >= MAX)) {
      oldest.remove();
    }
    byState.put(Sha256.hex(signIn.login().state()), new Entry(signIn, now.plus(LIFETIME)));
  }

  /** Whoever left with that state; nobody comes back with it again. */
  synchronized Optional<SignIn> take(String state) {
    return Optional.ofNullable(byState.remove(Sha256.hex(state)))
        .filter(entry -> clock.instant().isBefore(entry.expires()))
        .map(Entry::signIn);
  }
}
