package io.pachsh.serve;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.RedirectRule;
import io.pachsh.access.RelyingParty;
import io.pachsh.failure.Failure;
import io.pachsh.wire.ConfigurationMessages;
import io.pachsh.wire.auth.OIDCConfig;
import io.pachsh.wire.auth.SetConfigurationRequest;
import java.util.Optional;

/** The auth configuration on the wire, checked as pachd checks it before it is stored. */
record Configurations(RelyingParty relyingParty) {
  static OIDCConfig message(Optional<AuthConfiguration> configuration) {
    return configuration
        .map(ConfigurationMessages::message)
        .orElseGet(OIDCConfig::getDefaultInstance);
  }

  /**
   * The configuration of a request; empty when it asks to forget it. The provider's discovery
   * document is fetched, except that of the identity service beside pachd, which does not run here.
   */
  Optional<AuthConfiguration> read(SetConfigurationRequest request) {
    OIDCConfig message = request.getConfiguration();
    if (message.equals(OIDCConfig.getDefaultInstance())) {
      return Optional.empty();
    }
    if (!message.getLocalhostIssuer()) {
      requireProvider(ConfigurationMessages.configuration(message));
    }
    try {
      RedirectRule.requireLoopback(message.getRedirectUri());
    } catch (Failure e) {
      throw Names.refused(
          e.sentence()
              + ", such as http://localhost:30657/authorization-code/callback: the browser"
              + " comes back to this pachsh");
    }
    if (message.getClientId().isEmpty()) {
      throw Names.refused("OIDC configuration must have a non-empty client_id");
    }
    return Optional.of(ConfigurationMessages.configuration(message));
  }

  private void requireProvider(AuthConfiguration configuration) {
    String issuer = configuration.client().issuer();
    RelyingParty.Discovery discovery = relyingParty.discover(configuration);
    if (discovery instanceof RelyingParty.Discovery.Failed failed) {
      throw unusable(failed.stage() + ": " + failed.onOneLine());
    }
    String published = ((RelyingParty.Discovery.Published) discovery).issuer();
    if (!published.equals(issuer)) {
      throw unusable(
          "the provider names itself \"%s\", which differs from \"%s\""
              .formatted(published, issuer));
    }
  }

  private static RuntimeException unusable(String why) {
    return Names.refused("provided OIDC issuer does not implement OIDC protocol: " + why);
  }
}
