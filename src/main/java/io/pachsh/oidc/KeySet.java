package io.pachsh.oidc;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.util.JSONObjectUtils;
import io.pachsh.oidc.message.ClaimsDocument;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The provider's keys (RFC 7517): those that can check a signature, and the others with the reason
 * why they are left out.
 */
record KeySet(List<JWK> keys, List<UnusableKey> unusable) {
  KeySet {
    keys = List.copyOf(keys);
    unusable = List.copyOf(unusable);
  }

  /**
   * Reads a JWK set.
   *
   * @throws ParseException when the text is no JWK set at all
   */
  static KeySet parse(String json) throws ParseException {
    List<Object> entries =
        JSONObjectUtils.getJSONArray(ClaimsDocument.parse("key set", json).members(), "keys");
    if (entries == null) {
      throw new ParseException("it has no 'keys'", 0);
    }
    List<JWK> usable = new ArrayList<>();
    List<UnusableKey> others = new ArrayList<>();
    for (Object entry : entries) {
      // One broken or unknown key must not hide the others (RFC 7517 §5).
      if (entry instanceof Map<?, ?> object) {
        Map<String, Object> key = new HashMap<>();
        object.forEach((name, value) -> key.put(String.valueOf(name), value));
        UnusableKey.judge(key).ifPresentOrElse(others::add, () -> usable.add(read(key)));
      } else {
        others.add(new UnusableKey("", "it is not a JSON object"));
      }
    }
    return new KeySet(usable, others);
  }

  private static JWK read(Map<String, Object> entry) {
    try {
      return JWK.parse(entry);
    } catch (ParseException e) {
      throw new IllegalStateException("a key that was judged usable cannot be read", e);
    }
  }

  /** The keys that may have made a signature with that header, by key id and kind. */
  List<JWK> candidates(JWSHeader header) {
    return keys.stream()
        .filter(key -> header.getKeyID() == null || header.getKeyID().equals(key.getKeyID()))
        .filter(key -> fits(key, header.getAlgorithm()))
        .toList();
  }

  /**
   * Why no key is a candidate, as far as this set tells; empty when the key is simply not there.
   */
  Optional<String> whyNone(JWSHeader header) {
    String wanted = header.getKeyID();
    for (UnusableKey key : unusable) {
      if (key.id().equals(wanted) || (wanted == null && keys.isEmpty())) {
        return Optional.of(
            "The provider's key%s cannot be used: %s."
                .formatted(key.id().isEmpty() ? "" : " '" + key.id() + "'", key.reason()));
      }
    }
    if (keys.stream().anyMatch(key -> wanted != null && wanted.equals(key.getKeyID()))) {
      return Optional.of(
          "The provider's key '%s' is of another kind than the signature, which is %s."
              .formatted(wanted, header.getAlgorithm()));
    }
    boolean nameless = keys.stream().anyMatch(key -> key.getKeyID() == null);
    return wanted != null && nameless
        ? Optional.of(
            "The provider publishes its key without a key id, but the token names '%s'."
                .formatted(wanted))
        : Optional.empty();
  }

  /** The key ids on offer, for messages. */
  String names() {
    return keys.isEmpty()
        ? "no usable key"
        : String.join(
            ", ",
            keys.stream()
                .map(key -> key.getKeyID() == null ? "a key without id" : key.getKeyID())
                .toList());
  }

  private static boolean fits(JWK key, JWSAlgorithm algorithm) {
    if (key.getAlgorithm() != null && !key.getAlgorithm().equals(algorithm)) {
      return false;
    }
    return key instanceof ECKey curve
        ? Curve.forJWSAlgorithm(algorithm) != null
            && Curve.forJWSAlgorithm(algorithm).contains(curve.getCurve())
        : JWSAlgorithm.Family.RSA.contains(algorithm);
  }
}
