package io.pachsh.oidc;

import io.pachsh.secret.Secret;
import java.net.URI;
import java.text.ParseException;

/** The userinfo endpoint: more claims about the same person (Core 1.0 §5.3). */
final class UserInfo {
  private UserInfo() {}

  /** Asks for the claims of the access token's person, who must be the given subject. */
  static Document fetch(Web web, URI endpoint, Secret accessToken, String subject) {
    Reply reply = web.protectedDocument(endpoint, accessToken.reveal());
    Document claims = document(reply);
    String found = claims.text("sub").orElse("nothing");
    if (!found.equals(subject)) {
      throw new RejectedException(
          "userinfo",
          "The userinfo endpoint speaks about another person than the ID token.",
          "sub " + subject,
          "sub " + found,
          "Run 'auth login' again; if it stays, the provider mixes up its users.");
    }
    return claims;
  }

  private static Document document(Reply reply) {
    try {
      if (reply.status() == 200) {
        return Document.parse("userinfo answer", reply.body());
      }
    } catch (ParseException e) {
      // Said below: a signed or broken answer is no JSON object.
    }
    throw new RejectedException(
        "userinfo",
        "%s did not answer with claims.".formatted(reply.address()),
        "200 with a JSON object",
        reply.status() + " " + reply.contentType() + ": " + reply.excerpt(),
        "Put the claims 'email', 'email_verified' and 'groups' into the ID token at the provider,"
            + " or correct its userinfo endpoint.");
  }
}
