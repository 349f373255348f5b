package io.pachsh.embedded.state;

import io.pachsh.access.Principal;
import io.pachsh.secret.Secret;
import io.pachsh.secret.Sha256;
import java.time.Instant;
import java.util.Optional;

/**
 * A token as the cluster keeps it: never the text, only its hash.
 *
 * @param hash lower-case hexadecimal SHA-256 of the text
 * @param expires from when on it no longer works; empty for never
 * @param refreshToken what the session can be renewed with; empty for nothing
 * @param label what it is for; empty for nothing
 */
public record Token(
    String hash,
    Principal principal,
    Instant created,
    Optional<Instant> expires,
    Optional<RefreshToken> refreshToken,
    String label) {

  /** One that cannot be renewed. */
  public Token(String hash, Principal principal, Instant created, Optional<Instant> expires) {
    this(hash, principal, created, expires, Optional.empty(), "");
  }

  /** One without a label. */
  public Token(
      String hash,
      Principal principal,
      Instant created,
      Optional<Instant> expires,
      Optional<RefreshToken> refreshToken) {
    this(hash, principal, created, expires, refreshToken, "");
  }

  public Token labelled(String other) {
    return new Token(hash, principal, created, expires, refreshToken, other);
  }

  public Token renewableBy(Optional<RefreshToken> other) {
    return new Token(hash, principal, created, expires, other, label);
  }

  public Token unrenewable() {
    return renewableBy(Optional.empty());
  }

  public static String hash(Secret text) {
    return Sha256.hex(text.reveal());
  }

  public boolean isExpired(Instant now) {
    return expires.isPresent() && !now.isBefore(expires.get());
  }
}
