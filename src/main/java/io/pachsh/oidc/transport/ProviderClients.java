package io.pachsh.oidc.transport;

import io.pachsh.access.OidcClient;
import io.pachsh.network.Network;
import io.pachsh.network.TrustedAuthorities;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The ways to providers, one per set of trusted authorities: those of a configuration, else those
 * that the environment names, else the JDK's. Each is made on first use.
 */
public final class ProviderClients {
  private final Supplier<Network> network;
  private final Duration limit;
  private final Map<List<String>, ProviderHttp> made = new HashMap<>();

  public ProviderClients(Supplier<Network> network, Duration limit) {
    this.network = network;
    this.limit = limit;
  }

  public synchronized ProviderHttp of(OidcClient client) {
    Network now = network.get();
    List<String> key = client.providerCa().map(List::of).orElseGet(now::authoritySources);
    return made.computeIfAbsent(
        key, unused -> ProviderHttp.trusting(authorities(client, now), network, limit));
  }

  private static Optional<TrustedAuthorities> authorities(OidcClient client, Network network) {
    if (client.providerCa().isEmpty()) {
      return network.authorities();
    }
    try {
      return Optional.of(
          TrustedAuthorities.of("the configuration (--provider-ca)", client.providerCa().get()));
    } catch (CertificateException e) {
      throw new RejectedException(
          "TLS",
          "The provider's authority that the configuration holds cannot be read: %s."
              .formatted(e.getMessage()),
          "PEM, one or more certificates",
          String.valueOf(e.getMessage()),
          "Give it again with 'auth set-config --provider-ca @FILE'.");
    }
  }
}
