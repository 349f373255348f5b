package io.pachsh.issuer;

import java.security.SecureRandom;
import java.util.Base64;

/** Random texts that mean nothing by themselves: codes, access tokens, refresh tokens. */
final class OpaqueText {
  private static final int BYTES = 32;

  private OpaqueText() {}

  /** 256 random bits in 43 characters that need no escaping in URLs. */
  static String next(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
