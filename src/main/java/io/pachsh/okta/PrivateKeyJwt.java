package io.pachsh.okta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.secret.Secret;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * Proves that somebody holds a service application's private key: a signed assertion that is used
 * once and lasts five minutes (RFC 7523 §3, {@code private_key_jwt} of OpenID Connect Core §9).
 *
 * @param keyId names the key at Okta; empty where the application has one alone
 */
record PrivateKeyJwt(PrivateKey key, Optional<String> keyId) {
  private static final Duration LIFETIME = Duration.ofMinutes(5);
  private static final String HELP =
      "Give the private key that Okta showed when the service app's key was made, as JWK or PEM"
          + " (PKCS #8), RSA or EC: --private-key @FILE";

  /**
   * JSON's names of the curves, their keys' sizes in bits, and what signs with them (RFC 7518
   * §3.4).
   */
  private enum Curve {
    P256("P-256", "secp256r1", 256, "ES256", "SHA256withECDSAinP1363Format"),
    P384("P-384", "secp384r1", 384, "ES384", "SHA384withECDSAinP1363Format"),
    P521("P-521", "secp521r1", 521, "ES512", "SHA512withECDSAinP1363Format");

    private final String name;
    private final String javaName;
    private final int bits;
    private final String algorithm;
    private final String signature;

    Curve(String name, String javaName, int bits, String algorithm, String signature) {
      this.name = name;
      this.javaName = javaName;
      this.bits = bits;
      this.algorithm = algorithm;
      this.signature = signature;
    }

    private static Curve of(ECPrivateKey key) {
      int bits = key.getParams().getCurve().getField().getFieldSize();
      return Arrays.stream(values())
          .filter(curve -> curve.bits == bits)
          .findFirst()
          .orElseThrow(() -> unusable("its curve is none that Okta takes"));
    }

    private static Curve named(String name) {
      return Arrays.stream(values())
          .filter(curve -> curve.name.equals(name))
          .findFirst()
          .orElseThrow(() -> unusable("its curve is none that Okta takes"));
    }

    private ECParameterSpec parameters() throws GeneralSecurityException {
      AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
      parameters.init(new ECGenParameterSpec(javaName));
      return parameters.getParameterSpec(ECParameterSpec.class);
    }
  }

  /**
   * Reads a private key.
   *
   * @throws Failure when it is none that Okta takes, without quoting it
   */
  static PrivateKeyJwt of(Secret text) {
    String key = text.reveal().strip();
    try {
      return key.startsWith("{") ? jwk(OktaJson.parse(key)) : pem(key);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw unusable("it cannot be read as RSA or EC key");
    }
  }

  /** A new assertion for a token endpoint. */
  Secret assertion(String clientId, URI tokenEndpoint, Instant now, SecureRandom random) {
    ObjectNode header = OktaJson.object().put("alg", algorithm()).put("typ", "JWT");
    keyId.ifPresent(id -> header.put("kid", id));
    byte[] unique = new byte[16];
    random.nextBytes(unique);
    ObjectNode claims =
        OktaJson.object()
            .put("iss", clientId)
            .put("sub", clientId)
            .put("aud", tokenEndpoint.toString())
            .put("iat", now.getEpochSecond())
            .put("exp", now.plus(LIFETIME).getEpochSecond())
            .put("jti", encode(unique));
    String signed = encode(header) + "." + encode(claims);
    try {
      Signature signature = Signature.getInstance(signature());
      signature.initSign(key);
      signature.update(signed.getBytes(StandardCharsets.US_ASCII));
      return Secret.of(signed + "." + encode(signature.sign()));
    } catch (GeneralSecurityException e) {
      throw unusable("nothing can be signed with it");
    }
  }

  private String algorithm() {
    return key instanceof ECPrivateKey ec ? Curve.of(ec).algorithm : "RS256";
  }

  private String signature() {
    return key instanceof ECPrivateKey ec ? Curve.of(ec).signature : "SHA256withRSA";
  }

  private static PrivateKeyJwt jwk(JsonNode jwk) throws GeneralSecurityException {
    String type = jwk.path("kty").asText();
    if (!type.equals("RSA") && !type.equals("EC")) {
      throw unusable("it is no RSA or EC key");
    }
    if (!jwk.has("d")) {
      throw unusable("it is the public half of a key");
    }
    return new PrivateKeyJwt(
        type.equals("EC") ? ec(jwk) : rsa(jwk),
        Optional.of(jwk.path("kid").asText("")).filter(id -> !id.isEmpty()));
  }

  private static PrivateKey ec(JsonNode jwk) throws GeneralSecurityException {
    return KeyFactory.getInstance("EC")
        .generatePrivate(
            new ECPrivateKeySpec(
                number(jwk, "d"), Curve.named(jwk.path("crv").asText()).parameters()));
  }

  private static PrivateKey rsa(JsonNode jwk) throws GeneralSecurityException {
    RSAPrivateCrtKeySpec spec =
        new RSAPrivateCrtKeySpec(
            number(jwk, "n"),
            number(jwk, "e"),
            number(jwk, "d"),
            number(jwk, "p"),
            number(jwk, "q"),
            number(jwk, "dp"),
            number(jwk, "dq"),
            number(jwk, "qi"));
    return KeyFactory.getInstance("RSA").generatePrivate(spec);
  }

  private static PrivateKeyJwt pem(String pem) throws GeneralSecurityException {
    if (pem.contains("BEGIN ENCRYPTED PRIVATE KEY")) {
      throw unusable("it is encrypted; 'openssl pkcs8 -in KEY -out KEY.pem' decrypts it");
    }
    if (pem.contains("BEGIN RSA PRIVATE KEY") || pem.contains("BEGIN EC PRIVATE KEY")) {
      throw unusable(
          (pem.contains("BEGIN EC") ? "it is SEC 1" : "it is PKCS #1")
              + "; 'openssl pkcs8 -topk8 -nocrypt -in KEY -out KEY.pem' makes PKCS #8 of"
              + " it");
    }
    if (!pem.contains("BEGIN PRIVATE KEY")) {
      throw unusable("it is neither a JWK nor PEM");
    }
    String base64 = pem.replaceAll("-----[A-Z ]++-----", "").replaceAll("\\s", "");
    byte[] der = Base64.getDecoder().decode(base64);
    return new PrivateKeyJwt(pkcs8(new PKCS8EncodedKeySpec(der)), Optional.empty());
  }

  private static PrivateKey pkcs8(PKCS8EncodedKeySpec spec) throws GeneralSecurityException {
    try {
      return KeyFactory.getInstance("RSA").generatePrivate(spec);
    } catch (InvalidKeySpecException noRsaKey) {
      return KeyFactory.getInstance("EC").generatePrivate(spec);
    }
  }

  private static BigInteger number(JsonNode jwk, String name) {
    return new BigInteger(1, Base64.getUrlDecoder().decode(jwk.path(name).asText()));
  }

  private static String encode(JsonNode json) {
    return encode(json.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static Failure unusable(String why) {
    return new Failure(Exit.USAGE, "The private key cannot be used: " + why + ".", HELP);
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "PrivateKeyJwt" + keyId;
  }
}
