package io.pachsh.oidc;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.oidc.message.ClaimsDocument;
import io.pachsh.oidc.message.ReadableClaim;
import io.pachsh.oidc.transport.RejectedException;
import java.util.Optional;

/** Who logged in, as the claims of the ID token and of the userinfo endpoint tell. */
record UserClaims(String email) {

  /** Whether the ID token alone leaves a question that the userinfo endpoint could answer. */
  static boolean isIncomplete(ClaimsDocument idToken, AuthConfiguration configuration) {
    return !idToken.has("email")
        || !idToken.has("groups")
        || (configuration.requiresVerifiedEmail() && !idToken.has("email_verified"));
  }

  /** Reads the person; the ID token comes first, userinfo fills what it leaves out. */
  static UserClaims read(
      ClaimsDocument idToken, UserInfo.Answer answer, AuthConfiguration configuration) {
    boolean needsMore =
        !idToken.has("email")
            || (configuration.requiresVerifiedEmail() && !idToken.has("email_verified"));
    if (needsMore && answer instanceof UserInfo.Unavailable unavailable) {
      throw unavailable.why();
    }
    Optional<ClaimsDocument> userInfo =
        answer instanceof UserInfo.Claims claims
            ? Optional.of(claims.document())
            : Optional.empty();
    ClaimsDocument mailSource =
        idToken.has("email") ? idToken : userInfo.filter(info -> info.has("email")).orElse(idToken);
    String email =
        mailSource
            .text("email")
            .filter(text -> !text.isEmpty())
            .map(text -> ReadableClaim.require("email", text))
            .orElseThrow(() -> noEmail(userInfo.isPresent()));
    if (configuration.requiresVerifiedEmail()) {
      requireVerified(email, verified(email, mailSource, userInfo), configuration);
    }
    return new UserClaims(email);
  }

  /** The word of whoever named the address, or of userinfo about the same address. */
  private static Optional<Boolean> verified(
      String email, ClaimsDocument mailSource, Optional<ClaimsDocument> userInfo) {
    return mailSource
        .flag("email_verified")
        .or(
            () ->
                userInfo
                    .filter(info -> info.text("email").equals(Optional.of(email)))
                    .flatMap(info -> info.flag("email_verified")));
  }

  private static void requireVerified(
      String email, Optional<Boolean> verified, AuthConfiguration configuration) {
    if (verified.orElse(false)) {
      return;
    }
    throw new RejectedException(
        "email_verified",
        verified.isPresent()
            ? "The provider says that the e-mail address %s is not verified.".formatted(email)
            : "The provider does not say whether the e-mail address %s is verified."
                .formatted(email),
        "true",
        verified.map(String::valueOf).orElse("nothing"),
        "Verify the address at the provider. Or 'auth set-config --ignore-email-verified': then"
            + " whoever can choose an address at the provider can be that person here.");
  }

  private static RejectedException noEmail(boolean askedUserInfo) {
    return new RejectedException(
        "email",
        "The provider gives no e-mail address for this person.",
        "an 'email' claim",
        askedUserInfo ? "none in the ID token, none at userinfo" : "none in the ID token",
        "Give the person an address, and the app the e-mail claim (scope 'email'), at the provider."
            + " With another account: 'auth login --prompt select_account'.");
  }
}
