package io.pachsh;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.RelyingParty;
import io.pachsh.oidc.OidcRelyingParty;
import io.pachsh.secret.Secret;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The relying party, whose libraries load when a command first needs it. */
final class LazyRelyingParty implements RelyingParty {
  private final Clock clock;
  private final SecureRandom random;
  private @Nullable RelyingParty real;

  LazyRelyingParty(Clock clock, SecureRandom random) {
    this.clock = clock;
    this.random = random;
  }

  @Override
  public Discovery discover(String issuer) {
    return real().discover(issuer);
  }

  @Override
  public Opening open(AuthConfiguration configuration, Duration lifetime) {
    return real().open(configuration, lifetime);
  }

  @Override
  public Verdict verify(AuthConfiguration configuration, Secret idToken) {
    return real().verify(configuration, idToken);
  }

  private synchronized RelyingParty real() {
    if (real == null) {
      real = new OidcRelyingParty(clock, random);
    }
    return real;
  }
}
