package io.pachsh.oidc;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.RelyingParty.Verdict;
import io.pachsh.http.Request;
import io.pachsh.oidc.message.ProviderError;
import io.pachsh.oidc.message.ProviderErrorMeaning;
import io.pachsh.oidc.transport.ProviderHttp;
import io.pachsh.oidc.transport.RejectedException;
import io.pachsh.secret.Secret;
import java.time.Instant;
import java.util.Optional;

/** Judges what a browser brings back from the provider: issuer, error, code, and so the person. */
final class AuthorizationResponse {
  private final ProviderHttp http;
  private final IdTokenValidator tokens;
  private final AuthConfiguration configuration;
  private final ClientCredentials.Memory memory;
  private final Instant opened;

  AuthorizationResponse(
      ProviderHttp http,
      IdTokenValidator tokens,
      AuthConfiguration configuration,
      ClientCredentials.Memory memory,
      Instant opened) {
    this.http = http;
    this.tokens = tokens;
    this.configuration = configuration;
    this.memory = memory;
    this.opened = opened;
  }

  /** Whether the issuer itself refuses something that the request asked for besides. */
  boolean refusesScopes(Request callback) {
    return error(callback).filter(LoginScopes::mayBeRefusedBy).isPresent()
        && issuerProblem(callback).isEmpty();
  }

  /** Judges an answer that brought the right state. */
  Verdict judge(Request callback, AuthorizationRequest request) {
    try {
      TokenEndpoint.Tokens given = tokens(callback, request);
      return tokens.judge(given, expected(given, request));
    } catch (RejectedException e) {
      return new Verdict.Failed(e.problem());
    }
  }

  /**
   * The tokens that the provider gives for an answer that brought the right state.
   *
   * @throws RejectedException when the answer is another issuer's or an error, or brings no tokens
   */
  TokenEndpoint.Tokens tokens(Request callback, AuthorizationRequest request) {
    Optional<RejectedException> problem =
        issuerProblem(callback).or(() -> error(callback).map(AuthorizationResponse::refusal));
    if (problem.isPresent()) {
      throw problem.get();
    }
    Secret code =
        callback
            .query("code")
            .filter(text -> !text.isEmpty())
            .map(Secret::of)
            .orElseThrow(AuthorizationResponse::noCode);
    return new TokenEndpoint(http, tokens.metadata(), configuration.client(), memory)
        .exchange(code, request.verifier());
  }

  /** What an ID token of this login has to say. */
  ClaimsVerifier.OfLogin expected(TokenEndpoint.Tokens given, AuthorizationRequest request) {
    return new ClaimsVerifier.OfLogin(request.nonce(), opened, given.accessToken());
  }

  /** The principal whom a verdict lets in; empty for one that does not. */
  String principal(Verdict verdict) {
    return verdict instanceof Verdict.Verified verified
        ? configuration.user(verified.email()).text()
        : "";
  }

  /** An answer that came as a form, though the query was asked for. */
  static Verdict byForm(Request callback) {
    Optional<String> error = callback.form("error");
    RejectedException refusal =
        error.isPresent()
            ? refusal(
                ProviderError.of(error.get(), callback.form("error_description").orElse(""), 0))
            : new RejectedException(
                "provider's answer",
                "The provider sent its answer as a form (form_post), though the query was asked"
                    + " for.",
                "response mode query",
                "form_post",
                "Let the app answer in the query at the provider.");
    return new Verdict.Failed(refusal.problem());
  }

  /** RFC 9207 §2.4, for errors as well; nothing else is asked of the provider after a mismatch. */
  private Optional<RejectedException> issuerProblem(Request callback) {
    Metadata metadata = tokens.metadata();
    boolean isThere = callback.query().containsKey("iss");
    if (!isThere && !metadata.sendsIssuerInResponses()) {
      return Optional.empty();
    }
    Optional<String> issuer = callback.query("iss");
    if (issuer.equals(Optional.of(metadata.issuer()))) {
      return Optional.empty();
    }
    return Optional.of(
        new RejectedException(
            "iss parameter",
            isThere
                ? "The browser came back from another issuer."
                : "The browser came back without the issuer that the provider promises to name.",
            metadata.issuer(),
            isThere ? issuer.orElse("several") : "nothing",
            isThere
                ? "Run 'auth login' again. If it stays, somebody may be mixing up two providers: do"
                    + " not log in."
                : "In Keycloak, the client's Advanced settings, 'Exclude Issuer From Authentication"
                    + " Response' must be off. If no such setting is on, somebody may be mixing up"
                    + " two providers: do not log in."));
  }

  /** OpenID Connect Core 1.0 §3.1.2.6. */
  private static Optional<ProviderError> error(Request callback) {
    return callback
        .query("error")
        .map(error -> ProviderError.of(error, callback.query("error_description").orElse(""), 0));
  }

  static RejectedException refusal(ProviderError error) {
    Optional<ProviderErrorMeaning> meaning = ProviderErrorMeaning.of(error);
    String description = error.description();
    RejectedException refusal =
        new RejectedException(
            meaning.map(ProviderErrorMeaning::check).orElseGet(() -> check(error.error())),
            description.isEmpty()
                ? "The provider refused the login: %s.".formatted(error.error())
                : "The provider refused the login: %s (%s).".formatted(description, error.error()),
            "a code",
            error.isTraced() ? error.found() : error.error(),
            meaning.map(ProviderErrorMeaning::advice).orElseGet(() -> remedy(error.error())));
    return error.isRateLimit() ? refusal.asUnreachable() : refusal;
  }

  private static String check(String error) {
    return switch (error) {
      case "invalid_scope" -> "scope";
      case "unauthorized_client", "unsupported_response_type" -> "grant";
      default -> "provider's answer";
    };
  }

  private static String remedy(String error) {
    return switch (error) {
      case "access_denied" ->
          "The provider or the person said no: ask the provider's administrator. With another"
              + " account: 'auth login --prompt select_account'.";
      case "invalid_scope" ->
          "Remove the scope that the provider does not know, such as 'groups', with 'auth"
              + " set-config --scopes openid,profile,email'; a groups claim needs no scope.";
      case "unauthorized_client", "unsupported_response_type" ->
          "Allow the grant 'Authorization Code' for this app at the provider.";
      case "server_error", "temporarily_unavailable" -> "Try again later.";
      default -> "The provider's log says more. Run 'auth login' again.";
    };
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
