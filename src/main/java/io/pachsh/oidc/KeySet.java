package io.pachsh.oidc;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The provider's keys that can check a signature (RFC 7517): RSA of 2,048 bits and more, and
 * elliptic curves. Symmetric, weak, unreadable and encryption keys are left out.
 */
record KeySet(List<JWK> keys) {
  private static final int MIN_RSA_BITS = 2048;

  KeySet {
    keys = List.copyOf(keys);
  }

  /**
   * Reads a JWK set.
   *
   * @throws ParseException when the text is no JWK set at all
   */
  static KeySet parse(String json) throws ParseException {
    Map<String, Object>[] entries =
        JSONObjectUtils.getJSONObjectArray(Document.parse("key set", json).members(), "keys");
    if (entries == null) {
      throw new ParseException("it has no 'keys'", 0);
    }
    List<JWK> usable = new ArrayList<>();
    for (Map<String, Object> entry : entries) {
      try {
        JWK key = JWK.parse(entry);
        if (checksSignatures(key)) {
          usable.add(key);
        }
      } catch (ParseException | IllegalArgumentException unreadable) {
        // One broken or unknown key must not hide the others (RFC 7517 §5).
      }
    }
    return new KeySet(usable);
  }

  /** The keys that may have made a signature with that header, by key id and kind. */
  List<JWK> candidates(JWSHeader header) {
    return keys.stream()
        .filter(key -> header.getKeyID() == null || header.getKeyID().equals(key.getKeyID()))
        .filter(key -> fits(key, header.getAlgorithm()))
        .toList();
  }

  /** The key ids on offer, for messages. */
  String names() {
    return keys.isEmpty()
        ? "no usable key"
        : String.join(", ", keys.stream().map(key -> String.valueOf(key.getKeyID())).toList());
  }

  private static boolean checksSignatures(JWK key) {
    boolean strong = key instanceof ECKey || (key instanceof RSAKey && key.size() >= MIN_RSA_BITS);
    boolean forSignatures = key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE);
    boolean forChecking =
        key.getKeyOperations() == null || key.getKeyOperations().contains(KeyOperation.VERIFY);
    return strong && forSignatures && forChecking;
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
