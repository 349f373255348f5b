package io.pachsh.oidc;

import io.pachsh.oidc.message.ClaimsDocument;
import io.pachsh.oidc.transport.ProviderHttp;
import io.pachsh.oidc.transport.RejectedException;
import io.pachsh.oidc.transport.Reply;
import io.pachsh.secret.Secret;
import java.net.URI;
import java.text.ParseException;
import java.util.Locale;

/** The userinfo endpoint: more claims about the same person (Core 1.0 §5.3). */
record UserInfo(ProviderHttp http, Metadata metadata, ProviderKeys keys, String clientId) {

  /** What asking came to. */
  sealed interface Answer {}

  /** Claims about the person. */
  record Claims(ClaimsDocument document) implements Answer {}

  /** No claims; whether that matters depends on what is missing. */
  record Unavailable(RejectedException why) implements Answer {}

  /** The provider has no such endpoint, or it was not needed. */
  record NotAsked() implements Answer {}

  /**
   * Asks for the claims of the access token's person.
   *
   * @throws RejectedException when the answer is about somebody else (Core 1.0 §5.3.2), or is
   *     signed and its signature is wrong: then the login must not go on
   */
  Answer fetch(URI endpoint, Secret accessToken, String subject) {
    ClaimsDocument claims;
    try {
      requireSendable(accessToken);
      Reply reply = http.protectedDocument(endpoint, accessToken.reveal());
      if (isSigned(reply)) {
        claims = signed(reply.body().strip());
      } else {
        claims = document(reply);
      }
    } catch (UnavailableException e) {
      return new Unavailable(e.why);
    } catch (RejectedException e) {
      if (e.problem().isUnreachable()) {
        return new Unavailable(e);
      }
      throw e;
    }
    requireSubject(claims, subject);
    return new Claims(claims);
  }

  /** Carries out of the reading that there is nothing to read. */
  private static final class UnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient RejectedException why;

    UnavailableException(RejectedException why) {
      super(why.getMessage());
      this.why = why;
    }
  }

  /** RFC 6749 §A.12: what else stands in it no header can carry. */
  private static void requireSendable(Secret accessToken) {
    if (!accessToken.reveal().chars().allMatch(c -> c >= ' ' && c <= '~')) {
      throw new UnavailableException(
          new RejectedException(
              "userinfo",
              "The provider's access token holds characters that no request can carry.",
              "printable ASCII (RFC 6749)",
              "other characters, not shown",
              "Put the claims 'email', 'email_verified' and 'groups' into the ID token at the"
                  + " provider."));
    }
  }

  private static boolean isSigned(Reply reply) {
    return reply.status() == 200
        && reply.contentType().toLowerCase(Locale.ROOT).startsWith("application/jwt");
  }

  private ClaimsDocument signed(String token) {
    int parts = token.split("\\.", -1).length;
    if (parts != 3) {
      throw new UnavailableException(
          new RejectedException(
              "userinfo",
              parts == 5
                  ? "The provider encrypts its userinfo answers, which are not read here."
                  : "The userinfo endpoint's answer is called a token, and is none.",
              "JSON, or a signed JSON Web Token",
              parts + " parts",
              "Switch the encryption of userinfo answers off for this app at the provider."));
    }
    ClaimsDocument claims =
        SignedToken.verify(
                SignedToken.Kind.USER_INFO, token, metadata.supported().userInfoSignatures(), keys)
            .claims();
    // Core 1.0 §5.3.2: a signed answer says who made it and for whom, if it says so at all.
    String issuer = claims.text("iss").orElse(metadata.issuer());
    if (!issuer.equals(metadata.issuer())) {
      throw new RejectedException(
          "userinfo",
          "The userinfo answer was signed for another issuer.",
          metadata.issuer(),
          issuer,
          "Check 'userinfo_endpoint' in the provider's metadata.");
    }
    if (claims.has("aud") && !claims.texts("aud").contains(clientId)) {
      throw new RejectedException(
          "userinfo",
          "The userinfo answer was signed for another app.",
          clientId,
          String.join(", ", claims.texts("aud")),
          "Run 'auth login' again; if it stays, the provider mixes up its apps.");
    }
    return claims;
  }

  private static void requireSubject(ClaimsDocument claims, String subject) {
    String found = claims.text("sub").orElse("nothing");
    if (!found.equals(subject)) {
      throw new RejectedException(
          "userinfo",
          "The userinfo endpoint speaks about another person than the ID token.",
          "sub " + subject,
          "sub " + found,
          "Run 'auth login' again; if it stays, the provider mixes up its users.");
    }
  }

  private static ClaimsDocument document(Reply reply) {
    reply.requireReached();
    String fault = "";
    try {
      if (reply.status() == 200) {
        return ClaimsDocument.parse("userinfo answer", reply.body());
      }
    } catch (ParseException e) {
      fault = ": " + e.getMessage();
    }
    throw new UnavailableException(
        new RejectedException(
            "userinfo",
            "%s did not answer with claims%s.".formatted(reply.address(), fault),
            "200 with a JSON object",
            reply.status() + " " + reply.contentType() + ": " + reply.excerpt(),
            "Put the claims 'email', 'email_verified' and 'groups' into the ID token at the"
                + " provider, or correct its userinfo endpoint."));
  }
}
