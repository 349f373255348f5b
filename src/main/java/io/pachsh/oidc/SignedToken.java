package io.pachsh.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.util.Base64URL;
import java.text.ParseException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * An ID token whose signature was checked (RFC 7515 §5.2), and its claims. Only the provider's
 * published keys count; keys that a token brings along ({@code jwk}, {@code jku}, {@code x5u}) are
 * never looked at.
 */
record SignedToken(JWSAlgorithm algorithm, Document claims) {
  private static final Set<String> ALGORITHMS =
      Set.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512");

  /** Checks the signature of a compact token with the provider's keys. */
  static SignedToken verify(String token, Metadata metadata, ProviderKeys keys) {
    try {
      requireAcceptedHeader(header(token), metadata.supported().signatures());
      JWSObject jws = JWSObject.parse(token);
      for (JWK key : keys.candidates(jws.getHeader())) {
        if (jws.verify(verifier(key))) {
          return new SignedToken(
              jws.getHeader().getAlgorithm(),
              Document.parse("ID token", jws.getPayload().toString()));
        }
      }
    } catch (ParseException e) {
      throw malformed(String.valueOf(e.getMessage()));
    } catch (JOSEException e) {
      // A key that cannot check this signature is as good as a wrong one.
    }
    throw new RejectedException(
        "signature",
        "The ID token's signature is wrong.",
        "a signature by the provider's key",
        "another signature",
        "The token was changed on its way, or comes from another issuer. Check what stands between"
            + " this machine and the provider.");
  }

  private static Document header(String token) throws ParseException {
    String[] parts = token.split("\\.", -1);
    if (parts.length == 5) {
      throw malformed("it is encrypted; switch ID token encryption off for this app");
    }
    if (parts.length != 3) {
      throw malformed("it does not have three parts with dots between them");
    }
    if (token.indexOf('=') >= 0) {
      throw malformed("its base64url has padding ('='), which RFC 7515 §2 forbids");
    }
    return Document.parse("ID token's header", Base64URL.from(parts[0]).decodeToString());
  }

  private static void requireAcceptedHeader(Document header, List<String> supported) {
    String algorithm = header.text("alg").orElse("no 'alg'");
    String name = algorithm.toUpperCase(Locale.ROOT);
    if (name.equals("NONE")) {
      throw wrongAlgorithm("The ID token is not signed at all.", algorithm);
    }
    if (name.startsWith("HS")) {
      throw wrongAlgorithm(
          "The ID token is signed with the client secret, which proves nothing.", algorithm);
    }
    if (!ALGORITHMS.contains(algorithm)) {
      throw wrongAlgorithm("The ID token's signature algorithm is not accepted.", algorithm);
    }
    if (!supported.isEmpty() && !supported.contains(algorithm)) {
      throw new RejectedException(
          "algorithm",
          "The ID token is signed with an algorithm that the provider's metadata does not list.",
          "one of " + String.join(", ", supported),
          algorithm,
          "Correct the provider's metadata, or the signing algorithm of the app.");
    }
    if (header.has("crit")) {
      throw new RejectedException(
          "crit",
          "The ID token demands an extension that is not known here.",
          "no 'crit' in its header",
          String.valueOf(header.members().get("crit")),
          "Switch the extension off at the provider.");
    }
  }

  private static RejectedException wrongAlgorithm(String sentence, String found) {
    return new RejectedException(
        "algorithm",
        sentence,
        "RS, PS or ES with 256, 384 or 512",
        found,
        "Choose an RSA or EC signing key for this app at the provider.");
  }

  private static RejectedException malformed(String why) {
    return new RejectedException(
        "ID token",
        "The ID token cannot be read: %s.".formatted(why),
        "a signed JSON Web Token",
        why,
        "Paste the whole ID token; if it came from the provider, its maker has to correct it.");
  }

  private static JWSVerifier verifier(JWK key) throws JOSEException {
    return key instanceof ECKey curve
        ? new ECDSAVerifier(curve.toECPublicKey())
        : new RSASSAVerifier(key.toRSAKey().toRSAPublicKey());
  }
}
