package io.pachsh.identity;

import io.pachsh.access.RefusedException;
import io.pachsh.cluster.identity.IdentityStorage;
import io.pachsh.issuer.KeyRing;
import io.pachsh.issuer.TokenSigner;
import io.pachsh.secret.Secret;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Signs with keys that the cluster keeps, and changes them every six hours when they are used. A
 * former key is published until every token that it signed has expired.
 */
final class RotatingKeys implements TokenSigner {
  static final Duration PERIOD = Duration.ofHours(6);

  private final IdentityStorage storage;
  private final Clock clock;
  private final SecureRandom random;
  private Secret text = Secret.of("");
  private KeyRing ring = KeyRing.EMPTY;

  RotatingKeys(IdentityStorage storage, Clock clock, SecureRandom random) {
    this.storage = storage;
    this.clock = clock;
    this.random = random;
  }

  @Override
  public String sign(Map<String, Object> claims) {
    Instant expires = Instant.ofEpochSecond(((Number) claims.getOrDefault("exp", 0)).longValue());
    return usable(expires).sign(claims);
  }

  /** With the key that signs next; where it cannot be kept, those that signed before. */
  @Override
  public String publicKeys() {
    Instant now = clock.instant();
    try {
      return usable(now).publicKeys(now);
    } catch (RefusedException e) {
      KeyRing kept = kept();
      if (kept.isEmpty()) {
        throw e;
      }
      return kept.publicKeys(now);
    }
  }

  private synchronized KeyRing usable(Instant expires) {
    Instant now = clock.instant();
    KeyRing kept = kept();
    while (!kept.canSign(now, PERIOD, expires)) {
      Secret wanted = kept.renewed(now, PERIOD, expires, random).text();
      kept = read(storage.replaceSigningKeys(text, wanted));
    }
    return kept;
  }

  private synchronized KeyRing kept() {
    return read(storage.signingKeys());
  }

  private KeyRing read(Secret now) {
    if (!now.equals(text)) {
      ring = KeyRing.parse(now);
      text = now;
    }
    return ring;
  }
}
