package io.pachsh.access;

import io.pachsh.secret.Secret;
import io.pachsh.secret.Sha256;
import java.util.Optional;

/**
 * How the cluster is registered at its OpenID provider.
 *
 * @param issuer the issuer exactly as the provider publishes it (OpenID Connect Discovery 4.3)
 * @param clientSecret empty for a public client (RFC 6749 §2.1)
 * @param redirectUri where the provider sends the browser back to
 * @param providerCa the authorities, in PEM, that the provider's certificate is judged by; empty
 *     for those that this machine trusts
 */
public record OidcClient(
    String issuer,
    String clientId,
    Secret clientSecret,
    String redirectUri,
    Optional<String> providerCa) {

  /** A client of a provider whose certificate this machine's authorities signed. */
  public OidcClient(String issuer, String clientId, Secret clientSecret, String redirectUri) {
    this(issuer, clientId, clientSecret, redirectUri, Optional.empty());
  }

  /** The provider's authorities in short, such as {@code 1 certificate, SHA-256 3f2a…}. */
  public Optional<String> authority() {
    return providerCa.map(
        pem -> {
          int count = pem.split("-----BEGIN CERTIFICATE-----", -1).length - 1;
          return "%d certificate%s, SHA-256 %s…"
              .formatted(count, count == 1 ? "" : "s", Sha256.hex(pem).substring(0, 16));
        });
  }

  public OidcClient withIssuer(String other) {
    return new OidcClient(other, clientId, clientSecret, redirectUri, providerCa);
  }

  public OidcClient withSecret(Secret other) {
    return new OidcClient(issuer, clientId, other, redirectUri, providerCa);
  }

  /**
   * Whether it is another's provider, too; a final slash is no difference, and neither is one of
   * the provider's endpoints that was copied in the place of its issuer.
   */
  public boolean hasProviderOf(OidcClient other) {
    return provider(issuer).equals(provider(other.issuer));
  }

  /**
   * Whether a secret of the other's is this one's: the same client at the same provider. It must go
   * to nobody else. Quotes and blanks that were copied with a client id make no other client.
   */
  public boolean mayKeepSecretOf(OidcClient other) {
    return hasProviderOf(other) && plain(clientId).equals(plain(other.clientId));
  }

  /** With the authorities that are known of its provider, if it brings none itself. */
  public OidcClient keepingProviderCa(Optional<OidcClient> known) {
    return providerCa.isPresent()
        ? this
        : known
            .filter(this::hasProviderOf)
            .map(other -> withProviderCa(other.providerCa))
            .orElse(this);
  }

  private static String provider(String issuer) {
    String bare = PastedEndpoint.in(issuer).map(PastedEndpoint::issuer).orElse(issuer);
    return bare.endsWith("/") ? bare.substring(0, bare.length() - 1) : bare;
  }

  private static String plain(String clientId) {
    return clientId.replaceAll("[\"'<>\\s]", "");
  }

  public OidcClient withProviderCa(Optional<String> pem) {
    return new OidcClient(issuer, clientId, clientSecret, redirectUri, pem);
  }
}
