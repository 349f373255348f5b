package io.pachsh.issuer;

import io.pachsh.secret.Sha256;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes ID tokens (OpenID Connect Core 2). */
record IdTokens(String issuer, Claims claims, TokenSigner signer, Clock clock) {
  static final Duration LIFETIME = Duration.ofHours(1);

  /**
   * A signed ID token that goes with this access token.
   *
   * @param nonce empty for none, as in a refreshed token (OpenID Connect Core 12.2)
   */
  String mint(Grant grant, String nonce, String accessToken) {
    Instant now = clock.instant();
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("iss", issuer);
    all.put("sub", grant.user().subject());
    all.put("aud", grant.clientId());
    all.put("iat", now.getEpochSecond());
    all.put("exp", now.plus(LIFETIME).getEpochSecond());
    all.put("auth_time", grant.authenticated().getEpochSecond());
    all.put("at_hash", leftHalfOfHash(accessToken));
    if (!nonce.isEmpty()) {
      all.put("nonce", nonce);
    }
    all.putAll(claims.about(grant.user(), grant.scopes()));
    return signer.sign(all);
  }

  /** OpenID Connect Core 3.1.3.6. */
  private static String leftHalfOfHash(String accessToken) {
    byte[] hash = Sha256.of(accessToken);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Arrays.copyOf(hash, hash.length / 2));
  }
}
