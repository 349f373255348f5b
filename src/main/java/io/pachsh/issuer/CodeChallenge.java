package io.pachsh.issuer;

import io.pachsh.secret.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * The promise that only the one who asked for a code can redeem it: the SHA-256 of a verifier (RFC
 * 7636, method S256); empty when the client made none.
 */
record CodeChallenge(String value) {
  /** RFC 7636 §4.2: 32 bytes in base64url. */
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

  /** RFC 7636 §4.1. */
  private static final Pattern VERIFIER = Pattern.compile("[A-Za-z0-9._~-]{43,128}");

  boolean isWellFormed() {
    return FORM.matcher(value).matches();
  }

  /**
   * Whether this verifier keeps the promise. A verifier without a challenge does not: somebody took
   * the challenge away (RFC 9700 §2.1.1).
   *
   * @param verifier empty when the client sent none
   */
  boolean isMetBy(String verifier) {
    if (value.isEmpty() || verifier.isEmpty()) {
      return value.isEmpty() && verifier.isEmpty();
    }
    byte[] hash = Sha256.of(verifier);
    String expected = Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    return VERIFIER.matcher(verifier).matches()
        && MessageDigest.isEqual(
            expected.getBytes(StandardCharsets.US_ASCII),
            value.getBytes(StandardCharsets.US_ASCII));
  }
}
