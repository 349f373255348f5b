package io.pachsh.issuer;

import io.pachsh.secret.Sha256;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes ID tokens (OpenID Connect Core 2). */
record IdTokens(ProviderSettings settings, Clock clock) {
  /**
   * A signed ID token that goes with this access token.
   *
   * @param nonce empty for none, as in a refreshed token (OpenID Connect Core 12.2)
   * @throws OAuthError when a client that the token is to be for has stopped trusting this one
   */
  String mint(Grant grant, String nonce, String accessToken) {
    if (!Scopes.areTrusted(grant.scopes(), grant.clientId(), settings.clients())) {
      throw OAuthError.atToken(
          "invalid_scope", "A client that the token is to be for does not trust this one.");
    }
    Instant now = clock.instant();
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("iss", settings.issuer());
    all.put("sub", grant.user().subject());
    List<String> audience = Scopes.audience(grant.clientId(), grant.scopes());
    all.put("aud", audience.size() == 1 ? audience.get(0) : audience);
    if (Scopes.nameAudience(grant.scopes())) {
      all.put("azp", grant.clientId());
    }
    all.put("iat", now.getEpochSecond());
    all.put("exp", now.plus(settings.lifetimes().get().idToken()).getEpochSecond());
    all.put("auth_time", grant.authenticated().getEpochSecond());
    all.put("at_hash", leftHalfOfHash(accessToken));
    if (!nonce.isEmpty()) {
      all.put("nonce", nonce);
    }
    all.putAll(settings.claims().about(grant.user(), grant.scopes()));
    return settings.signer().sign(all);
  }

  /** OpenID Connect Core 3.1.3.6. */
  private static String leftHalfOfHash(String accessToken) {
    byte[] hash = Sha256.of(accessToken);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Arrays.copyOf(hash, hash.length / 2));
  }
}
