package io.pachsh.oidc;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.BackChannel.Renewal;
import io.pachsh.access.LoginProblem;
import io.pachsh.access.RelyingParty.Verdict;
import io.pachsh.oidc.transport.RejectedException;
import io.pachsh.secret.Secret;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Trades a refresh token for tokens about the same person (OpenID Connect Core 1.0 §12). */
record RefreshGrant(
    IdTokenValidator validator,
    AuthConfiguration configuration,
    ClientCredentials.Memory memory,
    Clock clock) {
  private static final String REMEDY = "Sign in again: 'auth login'.";

  /**
   * Renews. Whoever has rotated the refresh token has used the old one up: what cannot be trusted
   * then ends the renewing, and what could not be found out leaves the next token.
   */
  Renewal renew(Secret refreshToken, String subject) {
    TokenEndpoint endpoint =
        new TokenEndpoint(validator.http(), validator.metadata(), configuration.client(), memory);
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "refresh_token");
    form.put("refresh_token", refreshToken.reveal());
    Instant asked = clock.instant();
    TokenEndpoint.Told told;
    try {
      told = endpoint.tell(form);
    } catch (RejectedException e) {
      return new Renewal.Failed(lost(e.problem()), Optional.empty());
    }
    String error = told.answer().error().orElse("");
    if (error.equals("invalid_grant")) {
      return new Renewal.Ended(refused(error));
    }
    if (error.isEmpty() && told.answer().members().filter(it -> it.has("id_token")).isEmpty()) {
      return withoutIdToken(endpoint, told);
    }
    TokenEndpoint.Tokens given;
    try {
      given = endpoint.tokens(told);
    } catch (RejectedException e) {
      return new Renewal.Failed(endpoint.refusal(told).problem(), Optional.empty());
    }
    return judge(given, subject, asked);
  }

  private Renewal judge(TokenEndpoint.Tokens given, String subject, Instant asked) {
    try {
      Verdict verdict =
          validator.judge(given, new ClaimsVerifier.OfLogin("", asked, given.accessToken()));
      if (verdict instanceof Verdict.Failed failed) {
        return unrenewed(failed.problem(), given);
      }
      Verdict.Verified verified = (Verdict.Verified) verdict;
      return verified.subject().equals(subject)
          ? new Renewal.Renewed(verified)
          : new Renewal.Ended(another(subject, verified.subject()));
    } catch (RejectedException e) {
      return unrenewed(e.problem(), given);
    }
  }

  private static Renewal unrenewed(LoginProblem problem, TokenEndpoint.Tokens given) {
    return problem.isUnreachable()
        ? new Renewal.Failed(problem, given.refreshToken())
        : new Renewal.Ended(problem);
  }

  private static Renewal withoutIdToken(TokenEndpoint endpoint, TokenEndpoint.Told told) {
    if (told.answer().reply().status() != 200) {
      return new Renewal.Failed(endpoint.refusal(told).problem(), Optional.empty());
    }
    return new Renewal.Ended(
        new LoginProblem(
            "refresh token",
            "The provider renewed the login, but did not say for whom.",
            "an ID token",
            "none",
            REMEDY));
  }

  private static LoginProblem refused(String error) {
    return new LoginProblem(
        "refresh token",
        "The provider does not renew this login any more.",
        "tokens",
        error,
        "Its time is over, or the provider or its administrator has ended it. " + REMEDY);
  }

  private static LoginProblem another(String subject, String found) {
    return new LoginProblem(
        "sub", "The renewed ID token is about somebody else.", subject, found, REMEDY);
  }

  /** Nobody knows whether the request arrived: if it did, the refresh token is used up. */
  private static LoginProblem lost(LoginProblem problem) {
    return new LoginProblem(
        problem.check(),
        problem.sentence(),
        problem.expected(),
        problem.found(),
        problem.remedy()
            + " The session is as it was. Whether the provider has renewed it is unknown: try"
            + " 'auth login --renew' again, and if it is refused, 'auth login'.",
        problem.isUnreachable());
  }
}
