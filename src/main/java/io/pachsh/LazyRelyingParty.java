package io.pachsh;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.BackChannel;
import io.pachsh.access.DeviceOpening;
import io.pachsh.access.DeviceProvider;
import io.pachsh.access.LoginClient;
import io.pachsh.access.LoginRequest;
import io.pachsh.access.RelyingParty;
import io.pachsh.command.Durations;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.network.Network;
import io.pachsh.oidc.OidcRelyingParty;
import io.pachsh.secret.Secret;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.TypeConversionException;

/** The relying party, whose libraries load when a command first needs it. */
final class LazyRelyingParty implements RelyingParty, DeviceProvider, AutoCloseable {
  private final Clock clock;
  private final SecureRandom random;
  private final Supplier<Map<String, String>> environment;
  private final Optional<String> limit;
  private @Nullable OidcRelyingParty real;

  /**
   * One whose single questions to a provider take at most {@code limit}, a text such as 10s.
   *
   * @param environment says each time which proxies and authorities there are
   */
  LazyRelyingParty(
      Clock clock,
      SecureRandom random,
      Supplier<Map<String, String>> environment,
      Optional<String> limit) {
    this.environment = environment;
    this.limit = limit;
    this.clock = clock;
    this.random = random;
  }

  @Override
  public Discovery discover(AuthConfiguration configuration) {
    return real().discover(configuration);
  }

  @Override
  public Opening open(AuthConfiguration configuration, Duration lifetime, LoginRequest request) {
    return real().open(configuration, lifetime, request);
  }

  @Override
  public Verdict verify(AuthConfiguration configuration, Secret idToken, Set<String> trusted) {
    return real().verify(configuration, idToken, trusted);
  }

  @Override
  public BackChannel backChannel(AuthConfiguration configuration) {
    return real().backChannel(configuration);
  }

  @Override
  public DeviceOpening<DeviceProvider.Result> openDevice(URI loginAddress, LoginClient client) {
    return real().openDevice(loginAddress, client);
  }

  @Override
  public RelyingParty reaching(URI local) {
    return real().reaching(local);
  }

  /** Ends what listens for browsers, if anything ever did. */
  @Override
  public synchronized void close() {
    if (real != null) {
      real.close();
    }
  }

  private synchronized OidcRelyingParty real() {
    if (real == null) {
      real = new OidcRelyingParty(clock, random, () -> Network.of(environment.get()), limit());
    }
    return real;
  }

  /** How long a single question to a provider may take. */
  Duration limit() {
    try {
      return limit.map(Durations::parse).orElse(OidcRelyingParty.DEFAULT_LIMIT);
    } catch (TypeConversionException e) {
      throw new Failure(Exit.USAGE, "PACHSH_PROVIDER_TIMEOUT: " + e.getMessage() + ".");
    }
  }
}
