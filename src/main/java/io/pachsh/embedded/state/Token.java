package io.pachsh.embedded.state;

import io.pachsh.access.Principal;
import io.pachsh.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A token as the cluster keeps it: never the text, only its hash.
 *
 * @param hash lower-case hexadecimal SHA-256 of the text
 * @param expires from when on it no longer works; empty for never
 */
public record Token(String hash, Principal principal, Instant created, Optional<Instant> expires) {
  public static String hash(Secret text) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      byte[] digest = sha256.digest(text.reveal().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  public boolean isExpired(Instant now) {
    return expires.isPresent() && !now.isBefore(expires.get());
  }
}
