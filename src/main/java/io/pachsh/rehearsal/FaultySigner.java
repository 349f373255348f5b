package io.pachsh.rehearsal;

import io.pachsh.issuer.SigningKey;
import io.pachsh.issuer.TokenSigner;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Signs with the org's key, and with a fault signs something wrong. */
record FaultySigner(SigningKey key, FaultSwitch faults, SecureRandom random)
    implements TokenSigner {
  private static final Duration AHEAD = Duration.ofMinutes(10);
  private static final Duration AGO = Duration.ofHours(2);
  private static final List<String> TIMES = List.of("iat", "exp", "auth_time");

  private static final List<String> ABOUT_THE_PERSON =
      List.of("name", "preferred_username", "email", "email_verified", "groups");

  @Override
  public String sign(Map<String, Object> claims) {
    Map<String, Object> changed = new LinkedHashMap<>(claims);
    switch (faults.now()) {
      case WRONG_ISSUER -> changed.put("iss", claims.get("iss") + "/oauth2/default");
      case WRONG_AUDIENCE -> changed.put("aud", "0oaAnotherApplication");
      case WRONG_NONCE -> changed.computeIfPresent("nonce", (name, nonce) -> "of-another-login");
      case EXPIRED -> TIMES.forEach(name -> changed.computeIfPresent(name, FaultySigner::earlier));
      case CLOCK_OFF -> TIMES.forEach(name -> changed.computeIfPresent(name, FaultySigner::later));
      case THIN_TOKENS, OTHER_PERSON -> changed.keySet().removeAll(ABOUT_THE_PERSON);
      case SHARED_SECRET -> {
        return HmacToken.signed(changed, random);
      }
      case UNKNOWN_KEY -> {
        return SigningKey.generate(random).sign(claims);
      }
      default -> {}
    }
    return key.sign(changed);
  }

  @Override
  public String publicKeys() {
    return key.publicKeys();
  }

  private static Object earlier(String name, Object epochSecond) {
    return ((Number) epochSecond).longValue() - AGO.toSeconds();
  }

  private static Object later(String name, Object epochSecond) {
    return ((Number) epochSecond).longValue() + AHEAD.toSeconds();
  }
}
