package io.pachsh.okta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.secret.Secret;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.time.Duration;
import java.time.Instant;
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
          + " (PKCS #8, RSA): --private-key @FILE";

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
      throw unusable("it cannot be read as RSA key");
    }
  }

  /** A new assertion for a token endpoint. */
  Secret assertion(String clientId, URI tokenEndpoint, Instant now, SecureRandom random) {
    ObjectNode header = OktaJson.object().put("alg", "RS256").put("typ", "JWT");
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
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key);
      signature.update(signed.getBytes(StandardCharsets.US_ASCII));
      return Secret.of(signed + "." + encode(signature.sign()));
    } catch (GeneralSecurityException e) {
      throw unusable("nothing can be signed with it");
    }
  }

  private static PrivateKeyJwt jwk(JsonNode jwk) throws GeneralSecurityException {
    if (!jwk.path("kty").asText().equals("RSA")) {
      throw unusable("it is no RSA key");
    }
    if (!jwk.has("d")) {
      throw unusable("it is the public half of a key");
    }
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
    return new PrivateKeyJwt(
        KeyFactory.getInstance("RSA").generatePrivate(spec),
        Optional.of(jwk.path("kid").asText("")).filter(id -> !id.isEmpty()));
  }

  private static PrivateKeyJwt pem(String pem) throws GeneralSecurityException {
    if (pem.contains("BEGIN ENCRYPTED PRIVATE KEY")) {
      throw unusable("it is encrypted; 'openssl pkcs8 -in KEY -out KEY.pem' decrypts it");
    }
    if (pem.contains("BEGIN RSA PRIVATE KEY")) {
      throw unusable(
          "it is PKCS #1; 'openssl pkcs8 -topk8 -nocrypt -in KEY -out KEY.pem' makes PKCS #8 of"
              + " it");
    }
    if (!pem.contains("BEGIN PRIVATE KEY")) {
      throw unusable("it is neither a JWK nor PEM");
    }
    String base64 = pem.replaceAll("-----[A-Z ]++-----", "").replaceAll("\\s", "");
    byte[] der = Base64.getDecoder().decode(base64);
    return new PrivateKeyJwt(
        KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der)),
        Optional.empty());
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
