package io.pachsh.oidc;

import io.pachsh.access.LoginProblem;
import io.pachsh.http.Request;
import io.pachsh.oidc.transport.RejectedException;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A login at a provider, from when the browser is sent there until it has come back. */
public final class UpstreamLogin {
  private final UpstreamProvider provider;
  private final AuthorizationRequest request;
  private final AuthorizationResponse response;
  private final IdTokenValidator tokens;
  private final Optional<Instant> notBefore;

  /** A login; {@code notBefore} is when the person may have signed in at the earliest. */
  UpstreamLogin(
      UpstreamProvider provider,
      AuthorizationRequest request,
      AuthorizationResponse response,
      IdTokenValidator tokens,
      Optional<Instant> notBefore) {
    this.provider = provider;
    this.request = request;
    this.response = response;
    this.tokens = tokens;
    this.notBefore = notBefore;
  }

  /** How it ended. */
  public sealed interface Outcome {
    /**
     * Every check passed.
     *
     * @param claims what the provider says about the person, in the ID token and, if it is asked,
     *     at userinfo
     * @param authenticated when the person signed in there, if the provider says
     */
    record SignedIn(Map<String, Object> claims, Optional<Instant> authenticated)
        implements Outcome {}

    record Failed(LoginProblem problem) implements Outcome {}
  }

  /** Where the browser has to go. */
  public URI address() {
    return request.address();
  }

  /** The {@code state} that it has to bring back. */
  public String state() {
    return request.state();
  }

  /** Judges the answer that brought this login's state. To be asked once. */
  public Outcome judge(Request callback) {
    try {
      TokenEndpoint.Tokens given = response.tokens(callback, request);
      IdTokenValidator.Validated token =
          tokens.validated(
              SignedToken.Kind.ID_TOKEN, given, Optional.of(response.expected(given, request)));
      Optional<Instant> authenticated = token.claims().instant("auth_time");
      notBefore.ifPresent(earliest -> requireRecent(authenticated, earliest));
      return new Outcome.SignedIn(claims(token, given), authenticated);
    } catch (RejectedException e) {
      return new Outcome.Failed(e.problem());
    }
  }

  private Map<String, Object> claims(IdTokenValidator.Validated token, TokenEndpoint.Tokens given) {
    Map<String, Object> idToken = token.claims().members();
    if (!provider.asksUserInfo()) {
      return idToken;
    }
    UserInfo.Answer answer = tokens.userInfo(given, token.subject());
    if (answer instanceof UserInfo.Unavailable unavailable) {
      throw unavailable.why();
    }
    Map<String, Object> all = new LinkedHashMap<>(idToken);
    if (answer instanceof UserInfo.Claims more) {
      all.putAll(more.document().members());
    }
    return all;
  }

  /** OpenID Connect Core 3.1.2.1 and 3.1.3.7: who asks with max_age has to look at auth_time. */
  private static void requireRecent(Optional<Instant> authenticated, Instant earliest) {
    if (authenticated.isEmpty()) {
      throw new RejectedException(
          "auth_time",
          "The provider does not say when the person signed in, which max_age asks for.",
          "an 'auth_time' claim",
          "nothing",
          "The provider does not follow OpenID Connect Core 1.0 §3.1.2.1: log in without max_age.");
    }
    if (authenticated.get().isBefore(earliest.minus(ClaimsVerifier.SKEW))) {
      throw new RejectedException(
          "auth_time",
          "The person signed in at the provider longer ago than max_age allows.",
          "at " + earliest + " or later",
          authenticated.get().toString(),
          "Sign out at the provider, and log in again.");
    }
  }
}
