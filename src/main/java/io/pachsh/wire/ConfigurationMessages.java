package io.pachsh.wire;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.OidcClient;
import io.pachsh.secret.Secret;
import io.pachsh.wire.auth.OIDCConfig;

/** The auth configuration as a message, and back. */
public final class ConfigurationMessages {
  private ConfigurationMessages() {}

  public static AuthConfiguration.Pachctl configuration(OIDCConfig message) {
    OidcClient client =
        new OidcClient(
            message.getIssuer(),
            message.getClientId(),
            Secret.of(message.getClientSecret()),
            message.getRedirectUri());
    return new AuthConfiguration.Pachctl(
        client,
        message.getScopesList(),
        message.getRequireEmailVerified(),
        message.getLocalhostIssuer(),
        message.getUserAccessibleIssuerHost());
  }

  /** Of the guide's shape, the provider's name and description have no place in the message. */
  public static OIDCConfig message(AuthConfiguration configuration) {
    OidcClient client = configuration.client();
    OIDCConfig.Builder message =
        OIDCConfig.newBuilder()
            .setIssuer(client.issuer())
            .setClientId(client.clientId())
            .setClientSecret(client.clientSecret().reveal())
            .setRedirectUri(client.redirectUri())
            .addAllScopes(configuration.scopes())
            .setRequireEmailVerified(configuration.requiresVerifiedEmail());
    if (configuration instanceof AuthConfiguration.Pachctl pachctl) {
      message
          .setLocalhostIssuer(pachctl.localhostIssuer())
          .setUserAccessibleIssuerHost(pachctl.userAccessibleIssuerHost());
    }
    return message.build();
  }
}
