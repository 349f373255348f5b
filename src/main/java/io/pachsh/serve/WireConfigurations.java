package io.pachsh.serve;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.RedirectRule;
import io.pachsh.cluster.ConfigurationStore;
import io.pachsh.cluster.ProviderCheck;
import io.pachsh.failure.Failure;
import io.pachsh.wire.ConfigurationMessages;
import io.pachsh.wire.auth.OIDCConfig;
import io.pachsh.wire.auth.SetConfigurationRequest;
import java.util.Optional;

/** The auth configuration on the wire, checked as pachd checks it before it is stored. */
final class WireConfigurations {
  private WireConfigurations() {}

  static OIDCConfig message(Optional<AuthConfiguration> configuration) {
    return configuration
        .map(ConfigurationMessages::message)
        .orElseGet(OIDCConfig::getDefaultInstance);
  }

  /**
   * The configuration of a request; empty when it has none, which asks to forget it. The provider's
   * discovery document is fetched. Without a redirect URI it can be kept, though nobody can log in
   * by it. The authority of the provider, of which the API has no word, stays while the issuer
   * does.
   */
  static Optional<AuthConfiguration> read(
      SetConfigurationRequest request, ConfigurationStore store) {
    if (!request.hasConfiguration()) {
      return Optional.empty();
    }
    OIDCConfig message = request.getConfiguration();
    AuthConfiguration given = ConfigurationMessages.configuration(message);
    AuthConfiguration configuration =
        given.withClient(
            given
                .client()
                .keepingProviderCa(store.live().configuration().map(AuthConfiguration::client)));
    ProviderCheck providers = new ProviderCheck(it -> store.discover(it).orElseThrow());
    Optional<String> trouble = providers.trouble(configuration);
    if (trouble.isPresent()) {
      throw RequestNames.refused(
          "provided OIDC issuer does not implement OIDC protocol: " + trouble.get());
    }
    if (message.getClientId().isEmpty()) {
      throw RequestNames.refused("OIDC configuration must have a non-empty client_id");
    }
    if (!message.getRedirectUri().isEmpty()) {
      requireLoopback(message.getRedirectUri());
    }
    return Optional.of(configuration);
  }

  private static void requireLoopback(String redirectUri) {
    try {
      RedirectRule.requireLoopback(redirectUri);
    } catch (Failure e) {
      throw RequestNames.refused(
          e.sentence()
              + ", such as http://localhost:30657/authorization-code/callback: the browser"
              + " comes back to this pachsh");
    }
  }
}
