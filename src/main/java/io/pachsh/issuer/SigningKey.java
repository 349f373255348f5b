package io.pachsh.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.pachsh.secret.Secret;
import java.security.SecureRandom;
import java.text.ParseException;
import java.util.Map;

/** An RSA key pair of 2048 bits that signs with RS256; its key id is its thumbprint (RFC 7638). */
public final class SigningKey implements TokenSigner {
  private static final int BITS = 2048;

  private final RSAKey key;

  SigningKey(RSAKey key) {
    this.key = key;
  }

  /** A new key; takes a good part of a second. */
  public static SigningKey generate(SecureRandom random) {
    try {
      return new SigningKey(
          new RSAKeyGenerator(BITS)
              .secureRandom(random)
              .keyUse(KeyUse.SIGNATURE)
              .algorithm(JWSAlgorithm.RS256)
              .keyIDFromThumbprint(true)
              .generate());
    } catch (JOSEException e) {
      throw new IllegalStateException("This Java cannot make RSA keys.", e);
    }
  }

  /**
   * The key that {@link #jwk} wrote.
   *
   * @throws IllegalArgumentException saying so when the text is no whole private RSA key with a key
   *     id
   */
  public static SigningKey parse(Secret jwk) {
    try {
      RSAKey key = RSAKey.parse(jwk.reveal());
      if (key.getKeyID() == null || key.size() < BITS || !isWhole(key)) {
        throw new IllegalArgumentException("the signing key is no private RSA key of 2048 bits");
      }
      return new SigningKey(key);
    } catch (ParseException | JOSEException e) {
      throw new IllegalArgumentException("the signing key is no JSON Web Key", e);
    }
  }

  /** Whether the private part is there and fits the public one. */
  private static boolean isWhole(RSAKey key) throws JOSEException {
    if (key.toRSAPrivateKey() == null) {
      return false;
    }
    JWSObject probe = new JWSObject(new JWSHeader(JWSAlgorithm.RS256), new Payload("probe"));
    probe.sign(new RSASSASigner(key));
    return probe.verify(new RSASSAVerifier(key.toRSAPublicKey()));
  }

  RSAKey key() {
    return key;
  }

  /** The whole pair as a JSON Web Key, for a store. */
  public Secret jwk() {
    return Secret.of(key.toJSONString());
  }

  @Override
  public String sign(Map<String, Object> claims) {
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .keyID(key.getKeyID())
            .type(JOSEObjectType.JWT)
            .build();
    JWSObject token = new JWSObject(header, new Payload(claims));
    try {
      token.sign(new RSASSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException("This Java cannot sign with RS256.", e);
    }
    return token.serialize();
  }

  @Override
  public String publicKeys() {
    return new JWKSet(key).toString();
  }
}
