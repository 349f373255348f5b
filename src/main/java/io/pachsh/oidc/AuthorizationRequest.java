package io.pachsh.oidc;

import com.nimbusds.jose.util.Base64URL;
import io.pachsh.access.AuthConfiguration;
import io.pachsh.http.Parameters;
import io.pachsh.oidc.transport.RejectedException;
import io.pachsh.secret.Secret;
import io.pachsh.secret.Sha256;
import java.net.URI;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the browser takes to the provider (OpenID Connect Core 1.0 §3.1.2.1), and what is kept here
 * to recognise the answer. State, nonce and verifier hold 256 random bits each.
 *
 * @param verifier the PKCE code verifier (RFC 7636 §4.1)
 */
record AuthorizationRequest(URI address, String state, String nonce, Secret verifier) {
  private static final int RANDOM_BYTES = 32;

  /**
   * A request with fresh random values.
   *
   * @param endpoint where the browser goes
   * @param more further parameters, such as {@code prompt}
   */
  static AuthorizationRequest create(
      URI endpoint,
      AuthConfiguration configuration,
      Map<String, String> more,
      SecureRandom random) {
    String state = fresh(random);
    String nonce = fresh(random);
    Secret verifier = Secret.of(fresh(random));
    Map<String, String> query = new LinkedHashMap<>();
    query.put("response_type", "code");
    query.put("client_id", configuration.client().clientId());
    query.put("redirect_uri", configuration.client().redirectUri());
    query.put("scope", String.join(" ", configuration.requestedScopes()));
    query.put("state", state);
    query.put("nonce", nonce);
    query.put("code_challenge", challenge(verifier));
    query.put("code_challenge_method", "S256");
    query.putAll(more);
    return new AuthorizationRequest(
        withQuery(endpoint, Parameters.format(query)), state, nonce, verifier);
  }

  /** RFC 7636 §4.2. */
  static String challenge(Secret verifier) {
    return Base64URL.encode(Sha256.of(verifier.reveal())).toString();
  }

  /** A text of 256 random bits. */
  static String fresh(SecureRandom random) {
    byte[] bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    return Base64URL.encode(bytes).toString();
  }

  /** The endpoint as the person's browser reaches it. */
  static URI accessible(URI endpoint, AuthConfiguration configuration) {
    if (!(configuration instanceof AuthConfiguration.Pachctl pachctl)
        || pachctl.userAccessibleIssuerHost().isEmpty()) {
      return endpoint;
    }
    try {
      URI host = URI.create(pachctl.userAccessibleIssuerHost());
      if (host.getScheme() != null && host.getRawAuthority() != null) {
        String query = endpoint.getRawQuery() == null ? "" : "?" + endpoint.getRawQuery();
        return URI.create(
            host.getScheme() + "://" + host.getRawAuthority() + endpoint.getRawPath() + query);
      }
    } catch (IllegalArgumentException e) {
      // Said below: what cannot be read is no host.
    }
    throw new RejectedException(
        "user_accessible_issuer_host",
        "'user_accessible_issuer_host' is no scheme and host.",
        "such as https://id.example.com",
        pachctl.userAccessibleIssuerHost(),
        "Correct it with 'auth set-config'.");
  }

  private static URI withQuery(URI endpoint, String query) {
    String joint = endpoint.getRawQuery() == null ? "?" : "&";
    return URI.create(endpoint + joint + query);
  }

  /** Without the address and what recognises the answer. */
  @Override
  public String toString() {
    return "AuthorizationRequest";
  }
}
