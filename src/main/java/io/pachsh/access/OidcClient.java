package io.pachsh.access;

import io.pachsh.secret.Secret;

/**
 * How the cluster is registered at its OpenID provider.
 *
 * @param issuer the issuer exactly as the provider publishes it (OpenID Connect Discovery 4.3)
 * @param redirectUri where the provider sends the browser back to
 */
public record OidcClient(String issuer, String clientId, Secret clientSecret, String redirectUri) {}
