package io.pachsh.oidc;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.RelyingParty.Verdict;
import io.pachsh.http.Request;
import io.pachsh.secret.Secret;
import java.time.Instant;
import java.util.Optional;

/** Judges what a browser brings back from the provider: issuer, error, code, and so the person. */
final class AuthorizationResponse {
  private final Web web;
  private final TokenVerdict tokens;
  private final AuthConfiguration configuration;
  private final Instant opened;

  AuthorizationResponse(
      Web web, TokenVerdict tokens, AuthConfiguration configuration, Instant opened) {
    this.web = web;
    this.tokens = tokens;
    this.configuration = configuration;
    this.opened = opened;
  }

  /** Judges an answer that brought the right state. */
  Verdict judge(Request callback, AuthorizationRequest request) {
    try {
      requireIssuer(callback);
      requireNoError(callback);
      Secret code =
          callback
              .query("code")
              .filter(text -> !text.isEmpty())
              .map(Secret::of)
              .orElseThrow(AuthorizationResponse::noCode);
      TokenEndpoint endpoint = new TokenEndpoint(web, tokens.metadata(), configuration.client());
      TokenEndpoint.Tokens given = endpoint.exchange(code, request.verifier());
      return tokens.judge(
          given, new ClaimCheck.OfLogin(request.nonce(), opened, given.accessToken()));
    } catch (RejectedException e) {
      return new Verdict.Failed(e.problem());
    }
  }

  /** RFC 9207 §2.4, for errors as well; nothing else is asked of the provider after a mismatch. */
  private void requireIssuer(Request callback) {
    Metadata metadata = tokens.metadata();
    boolean isThere = callback.query().containsKey("iss");
    if (!isThere && !metadata.sendsIssuerInResponses()) {
      return;
    }
    Optional<String> issuer = callback.query("iss");
    if (!issuer.equals(Optional.of(metadata.issuer()))) {
      throw new RejectedException(
          "iss parameter",
          isThere
              ? "The browser came back from another issuer."
              : "The browser came back without the issuer that the provider promises to name.",
          metadata.issuer(),
          isThere ? issuer.orElse("several") : "nothing",
          "Run 'auth login' again. If it stays, somebody may be mixing up two providers: do not log"
              + " in.");
    }
  }

  /** OpenID Connect Core 1.0 §3.1.2.6. */
  private static void requireNoError(Request callback) {
    Optional<String> error = callback.query("error");
    if (error.isEmpty()) {
      return;
    }
    String description = callback.query("error_description").orElse("");
    String remedy =
        switch (error.get()) {
          case "access_denied" ->
              description.contains("not assigned")
                  ? "Assign the person, or a group, to the app (in Okta: Applications, the app,"
                      + " Assignments)."
                  : "The provider or the person said no: ask the provider's administrator.";
          case "invalid_scope" ->
              "Remove the scope that the provider does not know, such as 'groups', with"
                  + " 'auth set-config'; a groups claim needs no scope.";
          case "unauthorized_client", "unsupported_response_type" ->
              "Allow the grant 'Authorization Code' for this app at the provider.";
          case "server_error", "temporarily_unavailable" -> "Try again later.";
          default -> "The provider's log says more. Run 'auth login' again.";
        };
    throw new RejectedException(
        "provider's answer",
        description.isEmpty()
            ? "The provider refused the login: %s.".formatted(error.get())
            : "The provider refused the login: %s (%s).".formatted(description, error.get()),
        "a code",
        error.get(),
        remedy);
  }

  private static RejectedException noCode() {
    return new RejectedException(
        "provider's answer",
        "The browser came back with neither a code nor an error.",
        "a code",
        "nothing",
        "Does the app allow the response type 'code'?");
  }
}
