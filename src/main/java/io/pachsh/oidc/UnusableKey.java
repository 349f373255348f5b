package io.pachsh.oidc;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.text.ParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A key that a provider publishes and that cannot check signatures here: only RSA of 2,048 bits and
 * more, and elliptic curves, can.
 *
 * @param id its key id as text; empty when it has none
 * @param reason a clause such as {@code it is too weak}
 */
record UnusableKey(String id, String reason) {
  private static final int MIN_RSA_BITS = 2048;
  private static final List<String> CERTIFICATES = List.of("x5c", "x5t", "x5t#S256", "x5u");

  /** What is wrong with a key; empty for one that can be used. */
  static Optional<UnusableKey> judge(Map<String, Object> entry) {
    Object id = entry.get("kid");
    return reason(entry, id)
        .map(reason -> new UnusableKey(id == null ? "" : identifier(id), reason));
  }

  private static Optional<String> reason(Map<String, Object> entry, @Nullable Object id) {
    if (id != null && !(id instanceof String)) {
      return Optional.of("its key id (kid) is not a string, as RFC 7517 §4.5 wants it");
    }
    try {
      return unfit(JWK.parse(entry));
    } catch (ParseException | IllegalArgumentException e) {
      return Optional.of(unreadable(entry, String.valueOf(e.getMessage())));
    }
  }

  private static Optional<String> unfit(JWK key) {
    if (key instanceof RSAKey && key.size() < MIN_RSA_BITS) {
      return Optional.of(
          "it is too weak, RSA with %d bits where %d are the least"
              .formatted(key.size(), MIN_RSA_BITS));
    }
    if (!(key instanceof RSAKey) && !(key instanceof ECKey)) {
      return Optional.of("its kind, %s, is not accepted here".formatted(key.getKeyType()));
    }
    if (key.getKeyUse() != null && !key.getKeyUse().equals(KeyUse.SIGNATURE)) {
      return Optional.of("it is published for '%s', not for signatures".formatted(key.getKeyUse()));
    }
    if (key.getKeyOperations() != null && !key.getKeyOperations().contains(KeyOperation.VERIFY)) {
      return Optional.of("its 'key_ops' do not hold 'verify'");
    }
    return Optional.empty();
  }

  private static String unreadable(Map<String, Object> entry, String why) {
    Map<String, Object> bare = new HashMap<>(entry);
    CERTIFICATES.forEach(bare::remove);
    try {
      JWK.parse(bare);
      return "its certificate chain (x5c) is broken, or belongs to another key";
    } catch (ParseException | IllegalArgumentException e) {
      return "it cannot be read (%s)".formatted(why);
    }
  }

  /** A number is written as JSON writes it, so that it compares with what a token names. */
  private static String identifier(Object id) {
    return id instanceof Double number && number == Math.rint(number)
        ? String.valueOf(number.longValue())
        : String.valueOf(id);
  }
}
