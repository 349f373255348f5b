package io.pachsh.oidc;

import io.pachsh.access.LoginProblem;
import io.pachsh.network.Network;
import io.pachsh.oidc.transport.ProviderClients;
import io.pachsh.oidc.transport.ProviderHttp;
import io.pachsh.oidc.transport.RejectedException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Logins at providers whose answers somebody else receives: an identity service at its own
 * callback. Everything is checked as at {@link OidcRelyingParty}. Safe for concurrent callers.
 */
public final class FederatedLogins {
  private final Clock clock;
  private final SecureRandom random;
  private final ProviderClients providerClients;
  private final ClientCredentials.Memory memory = new ClientCredentials.Memory();

  /** Logins whose single questions to a provider take at most {@code limit}. */
  public FederatedLogins(
      Clock clock, SecureRandom random, Supplier<Network> network, Duration limit) {
    this.clock = clock;
    this.random = random;
    this.providerClients = new ProviderClients(network, limit);
  }

  /** How opening a login went. */
  public sealed interface Opening {
    record Opened(UpstreamLogin login) implements Opening {}

    record Refused(LoginProblem problem) implements Opening {}
  }

  /**
   * Fetches the provider's metadata and keys, and makes the address to which the browser goes.
   *
   * @param parameters what the address says beyond OpenID Connect's own, such as {@code prompt};
   *     with a {@code max_age} the provider has to say when the person signed in
   */
  public Opening open(UpstreamProvider provider, Map<String, String> parameters) {
    try {
      IdTokenValidator tokens = validator(provider);
      new ProviderRequirements(tokens.metadata(), provider.configuration()).require();
      AuthorizationRequest request =
          AuthorizationRequest.create(
              tokens.metadata().endpoints().authorization(),
              provider.configuration(),
              parameters,
              random);
      Instant opened = clock.instant();
      Optional<Instant> notBefore =
          Optional.ofNullable(parameters.get("max_age"))
              .map(seconds -> opened.minusSeconds(Long.parseLong(seconds)));
      return new Opening.Opened(
          new UpstreamLogin(
              provider,
              request,
              new AuthorizationResponse(
                  tokens.http(), tokens, provider.configuration(), memory, opened),
              tokens,
              notBefore));
    } catch (RejectedException e) {
      return new Opening.Refused(e.problem());
    }
  }

  private IdTokenValidator validator(UpstreamProvider provider) {
    ProviderHttp http = providerClients.of(provider.client());
    String issuer = provider.client().issuer();
    Metadata published = new DiscoveryClient(http).fetch(issuer);
    IssuerText.requireSame(issuer, published.issuer());
    Metadata metadata =
        provider.postsSecret()
            ? published.acceptingClientsBy(List.of("client_secret_post"))
            : published;
    return new IdTokenValidator(
        http,
        metadata,
        ProviderKeys.fetched(http, metadata, new LastValue<>()),
        new ClaimsVerifier(clock),
        provider.configuration());
  }
}
