package io.pachsh;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.RelyingParty;
import io.pachsh.command.Durations;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.oidc.OidcRelyingParty;
import io.pachsh.secret.Secret;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.TypeConversionException;

/** The relying party, whose libraries load when a command first needs it. */
final class LazyRelyingParty implements RelyingParty {
  private final Clock clock;
  private final SecureRandom random;
  private final Optional<String> limit;
  private @Nullable RelyingParty real;

  /** One whose single questions to a provider take at most {@code limit}, a text such as 10s. */
  LazyRelyingParty(Clock clock, SecureRandom random, Optional<String> limit) {
    this.limit = limit;
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
      real = new OidcRelyingParty(clock, random, limit());
    }
    return real;
  }

  private Duration limit() {
    try {
      return limit.map(Durations::parse).orElse(OidcRelyingParty.DEFAULT_LIMIT);
    } catch (TypeConversionException e) {
      throw new Failure(Exit.USAGE, "PACHSH_PROVIDER_TIMEOUT: " + e.getMessage() + ".");
    }
  }
}
