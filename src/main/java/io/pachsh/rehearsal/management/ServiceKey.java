package io.pachsh.rehearsal.management;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pachsh.secret.Secret;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Base64;

/** What an org knows of a service application's key, which is one on the curve P-256. */
record ServiceKey(String id, PublicKey key) {
  static final String ALGORITHM = "ES256";

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String CURVE = "secp256r1";

  /** Bytes of a coordinate (RFC 7518 §6.2.1.2). */
  private static final int SIZE = 32;

  /** A new key pair as a JSON Web Key (RFC 7517, RFC 7518 §6.2). */
  static Secret generate(String id, SecureRandom random) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec(CURVE), random);
      KeyPair pair = generator.generateKeyPair();
      ECPoint point = ((ECPublicKey) pair.getPublic()).getW();
      return Secret.of(
          MAPPER
              .createObjectNode()
              .put("kty", "EC")
              .put("crv", "P-256")
              .put("kid", id)
              .put("use", "sig")
              .put("alg", ALGORITHM)
              .put("x", encoded(point.getAffineX()))
              .put("y", encoded(point.getAffineY()))
              .put("d", encoded(((ECPrivateKey) pair.getPrivate()).getS()))
              .toString());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has P-256", e);
    }
  }

  /**
   * The public half of what {@link #generate} made.
   *
   * @throws IllegalArgumentException when it is no such key, without quoting it
   */
  static ServiceKey of(Secret jwk) {
    try {
      JsonNode key = MAPPER.readTree(jwk.reveal());
      AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
      parameters.init(new ECGenParameterSpec(CURVE));
      return new ServiceKey(
          key.path("kid").asText(""),
          KeyFactory.getInstance("EC")
              .generatePublic(
                  new ECPublicKeySpec(
                      new ECPoint(number(key, "x"), number(key, "y")),
                      parameters.getParameterSpec(ECParameterSpec.class))));
    } catch (JsonProcessingException | GeneralSecurityException e) {
      // Their messages may quote the key.
      throw unreadable();
    }
  }

  private static IllegalArgumentException unreadable() {
    return new IllegalArgumentException("the service app's key is no key on P-256");
  }

  /** Whether this key made a signature of ES256 (RFC 7518 §3.4). */
  boolean signed(String text, byte[] signature) {
    try {
      Signature verifier = Signature.getInstance("SHA256withECDSAinP1363Format");
      verifier.initVerify(key);
      verifier.update(text.getBytes(StandardCharsets.US_ASCII));
      return verifier.verify(signature);
    } catch (GeneralSecurityException e) {
      // A signature of another length, too.
      return false;
    }
  }

  private static BigInteger number(JsonNode key, String name) {
    return new BigInteger(1, Base64.getUrlDecoder().decode(key.path(name).asText("")));
  }

  private static String encoded(BigInteger number) {
    byte[] bytes = number.toByteArray();
    byte[] fixed = new byte[SIZE];
    int length = Math.min(SIZE, bytes.length);
    System.arraycopy(bytes, bytes.length - length, fixed, SIZE - length, length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(fixed);
  }
}
