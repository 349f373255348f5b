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
import io.pachsh.oidc.message.ClaimsDocument;
import io.pachsh.oidc.transport.RejectedException;
import java.text.ParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A JSON Web Token whose signature was checked (RFC 7515 §5.2), and its claims. Only the provider's
 * published keys count; keys that a token brings along ({@code jwk}, {@code jku}, {@code x5u}) are
 * never looked at.
 */
record SignedToken(JWSAlgorithm algorithm, ClaimsDocument claims) {
  private static final Set<String> ALGORITHMS =
      Set.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512");

  /** Which token it is, and so what can be done about one that cannot be read. */
  enum Kind {
    ID_TOKEN("ID token", "The provider made it: its maker has to correct it."),
    PASTED_ID_TOKEN(
        "ID token",
        "Paste the whole ID token: three parts with dots between them, on one line. An access token"
            + " is none."),
    USER_INFO("userinfo answer", "The provider made it: its maker has to correct it.");

    private final String text;
    private final String remedy;

    Kind(String text, String remedy) {
      this.text = text;
      this.remedy = remedy;
    }
  }

  /** Whether a signature algorithm is one that is accepted. */
  static boolean isAccepted(String algorithm) {
    return ALGORITHMS.contains(algorithm);
  }

  /**
   * Checks the signature of a compact token with the provider's keys.
   *
   * @param supported the algorithms that the provider's metadata lists; none says nothing
   */
  static SignedToken verify(Kind kind, String token, List<String> supported, ProviderKeys keys) {
    try {
      requireAcceptedHeader(kind, header(kind, token), supported);
      JWSObject jws = JWSObject.parse(token);
      ClaimsDocument claims = ClaimsDocument.parse(kind.text, jws.getPayload().toString());
      for (JWK key : keys.candidates(jws.getHeader())) {
        if (isSignedBy(jws, key)) {
          return new SignedToken(jws.getHeader().getAlgorithm(), claims);
        }
      }
    } catch (ParseException e) {
      throw malformed(kind, String.valueOf(e.getMessage()));
    }
    throw new RejectedException(
        "signature",
        "The %s's signature is wrong.".formatted(kind.text),
        "a signature by the provider's key",
        "another signature",
        "The token was changed on its way, or comes from another issuer. Check what stands between"
            + " this machine and the provider.");
  }

  /** What an ID token says, whoever signed it; empty when it is none. */
  static Optional<ClaimsDocument> unjudged(String token) {
    try {
      return Optional.of(
          ClaimsDocument.parse(Kind.ID_TOKEN.text, JWSObject.parse(token).getPayload().toString()));
    } catch (ParseException e) {
      return Optional.empty();
    }
  }

  /** A key that cannot check this signature is as good as a wrong one, and hides no other. */
  private static boolean isSignedBy(JWSObject jws, JWK key) {
    try {
      return jws.verify(verifier(key));
    } catch (JOSEException e) {
      return false;
    }
  }

  private static ClaimsDocument header(Kind kind, String token) throws ParseException {
    String[] parts = token.split("\\.", -1);
    if (parts.length == 5) {
      throw new RejectedException(
          kind.text,
          "The %s is encrypted, which is not read here.".formatted(kind.text),
          "a signed JSON Web Token",
          "an encrypted one (JWE)",
          "Switch the encryption of ID tokens and userinfo off for this app at the provider.");
    }
    if (parts.length != 3) {
      throw malformed(kind, "it does not have three parts with dots between them");
    }
    if (token.indexOf('=') >= 0) {
      throw malformed(kind, "its base64url has padding ('='), which RFC 7515 §2 forbids");
    }
    ClaimsDocument header =
        ClaimsDocument.parse(kind.text + "'s header", Base64URL.from(parts[0]).decodeToString());
    if (header.has("kid") && !header.isText("kid")) {
      throw new RejectedException(
          "kid",
          "The %s names its key by something that is not a string.".formatted(kind.text),
          "a string",
          String.valueOf(header.members().get("kid")),
          "The provider has to write 'kid' as a string (RFC 7515 §4.1.4), in its keys as well.");
    }
    return header;
  }

  private static void requireAcceptedHeader(
      Kind kind, ClaimsDocument header, List<String> supported) {
    String algorithm = header.text("alg").orElse("no 'alg'");
    String name = algorithm.toUpperCase(Locale.ROOT);
    if (name.equals("NONE")) {
      throw wrongAlgorithm("The %s is not signed at all.".formatted(kind.text), algorithm);
    }
    if (name.startsWith("HS")) {
      throw wrongAlgorithm(
          "The %s is signed with the client secret, which proves nothing.".formatted(kind.text),
          algorithm);
    }
    if (!isAccepted(algorithm)) {
      throw wrongAlgorithm(
          "The %s's signature algorithm is not accepted.".formatted(kind.text), algorithm);
    }
    if (!supported.isEmpty() && !supported.contains(algorithm)) {
      throw new RejectedException(
          "alg",
          "The %s is signed with an algorithm that the provider's metadata does not list."
              .formatted(kind.text),
          "one of " + String.join(", ", supported),
          algorithm,
          "Correct the provider's metadata, or the signing algorithm of the app.");
    }
    if (header.has("crit")) {
      throw new RejectedException(
          "crit",
          "The %s demands an extension that is not known here.".formatted(kind.text),
          "no 'crit' in its header",
          String.valueOf(header.members().get("crit")),
          "Switch the extension off at the provider.");
    }
  }

  private static RejectedException wrongAlgorithm(String sentence, String found) {
    return new RejectedException(
        "alg",
        sentence,
        "RS, PS or ES with 256, 384 or 512",
        found,
        "Choose an RSA or EC signing key for this app at the provider.");
  }

  private static RejectedException malformed(Kind kind, String why) {
    return new RejectedException(
        kind.text,
        "The %s cannot be read: %s.".formatted(kind.text, why),
        "a signed JSON Web Token",
        why,
        kind.remedy);
  }

  private static JWSVerifier verifier(JWK key) throws JOSEException {
    return key instanceof ECKey curve
        ? new ECDSAVerifier(curve.toECPublicKey())
        : new RSASSAVerifier(key.toRSAKey().toRSAPublicKey());
  }
}
