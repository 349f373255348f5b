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
 */
public record Token(String hash, Principal principal, Instant created, Optional<Instant> expires) {
  public static String hash(Secret text) {
    return Sha256.hex(text.reveal());
  }

  public boolean isExpired(Instant now) {
    return expires.isPresent() && !now.isBefore(expires.get());
  }
}
