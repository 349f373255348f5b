package io.pachsh.rehearsal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A token that is signed with a shared secret (HS256, RFC 7518 §3.2), which no relying party takes.
 */
final class HmacToken {
  private static final String HEADER = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";
  private static final String ALGORITHM = "HmacSHA256";
  private static final int KEY_BYTES = 32;

  private HmacToken() {}

  /** Signs with a new secret. */
  static String signed(Map<String, Object> claims, SecureRandom random) {
    try {
      String content = base64(HEADER) + "." + base64(new ObjectMapper().writeValueAsString(claims));
      byte[] key = new byte[KEY_BYTES];
      random.nextBytes(key);
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      byte[] signature = mac.doFinal(content.getBytes(StandardCharsets.US_ASCII));
      return content + "." + base64(signature);
    } catch (JsonProcessingException | GeneralSecurityException e) {
      throw new IllegalStateException("This Java cannot make HMAC signatures.", e);
    }
  }

  private static String base64(String text) {
    return base64(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
