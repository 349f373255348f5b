package io.pachsh.embedded;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.LiveConfiguration;
import io.pachsh.access.LoginOutcome;
import io.pachsh.access.LoginProblem;
import io.pachsh.access.Principal;
import io.pachsh.access.RelyingParty.Verdict;
import io.pachsh.access.TokenClaims;
import io.pachsh.embedded.state.ClusterState;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whom the cluster lets in by a verdict, or why it does not: one judgement for whatever follows.
 */
sealed interface Admission {
  /**
   * Somebody may come in.
   *
   * @param at when it was judged
   * @param expires when a session ends at the latest
   */
  record Admitted(
      Verdict.Verified verified,
      AuthConfiguration configuration,
      Principal person,
      Set<Principal> groups,
      Instant at,
      Instant expires)
      implements Admission {}

  /** Nobody may. */
  record Refused(LoginProblem problem, Optional<TokenClaims> claims) implements Admission {
    LoginOutcome outcome() {
      return new LoginOutcome.Refused(problem, claims);
    }
  }

  /**
   * What a login is judged under.
   *
   * @param begunWith the configuration under which it began; it must still be in force
   * @param isBounded whether a session ends no later than the ID token
   */
  record Terms(LiveConfiguration begunWith, boolean isBounded, Instant now) {
    /** Judges it by the cluster as it stands. */
    Admission judge(ClusterState state, Verdict.Verified verified) {
      if (!state.isActivated() || !state.live().equals(begunWith)) {
        return refused(changedMeanwhile(), verified);
      }
      Instant end = now.plus(TokenRules.SESSION);
      Instant expires = isBounded && verified.expires().isBefore(end) ? verified.expires() : end;
      if (!now.isBefore(expires)) {
        return refused(tokenOver(expires), verified);
      }
      if (verified.email().isBlank()) {
        return refused(withoutEmail(), verified);
      }
      AuthConfiguration configuration = begunWith.configuration().orElseThrow();
      return new Admitted(
          verified,
          configuration,
          configuration.user(verified.email()),
          verified.groups().names().stream()
              .filter(name -> !name.isEmpty())
              .map(configuration::group)
              .collect(Collectors.toSet()),
          now,
          expires);
    }

    private static Refused refused(LoginProblem problem, Verdict.Verified verified) {
      return new Refused(problem, Optional.of(verified.claims()));
    }

    private LoginProblem tokenOver(Instant expires) {
      return new LoginProblem(
          "exp",
          "The ID token has expired.",
          "a time after " + now,
          expires.toString(),
          "Get a new ID token, and check this computer's clock.");
    }
  }

  static LoginProblem changedMeanwhile() {
    return new LoginProblem(
        "configuration",
        "The auth configuration was changed while this login was under way.",
        "",
        "",
        "Run 'auth login' again.");
  }

  private static LoginProblem withoutEmail() {
    return new LoginProblem(
        "email",
        "The provider's token holds no e-mail address, which is what names a user.",
        "an e-mail address",
        "nothing",
        "Let the provider release the 'email' claim, and ask for the 'email' scope.");
  }
}
