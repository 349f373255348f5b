package io.pachsh.doctor;

import io.pachsh.access.LoginOutcome;
import io.pachsh.access.LoginProblem;
import io.pachsh.access.TokenClaims;
import io.pachsh.command.QuotedWord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a test login came to, in the order in which a login is judged. The cluster's judgement says
 * how far it came: what lies before its end is well, what lies behind is not known, and beside it
 * the claims are shown as they are.
 */
public final class LoginStage {
  private static final String NO_TOKEN =
      "pachd keeps the ID token to itself: 'doctor login --device' sees its claims";

  /** What is checked of each claim or step, in the order in which it is. */
  private enum Step {
    BEGUN("login.begun", "a login can begin"),
    RETURNED("login.returned", "the provider sends the person back"),
    TOKENS("login.tokens", "the provider trades its code for tokens"),
    SIGNATURE("login.signature", "the ID token is signed by the provider"),
    ISSUER("login.issuer", "it was issued by the configured issuer"),
    AUDIENCE("login.audience", "it is for this app"),
    TIMES("login.times", "it is valid now"),
    NONCE("login.nonce", "it belongs to this login"),
    SUBJECT("login.subject", "it says whom it is about"),
    USERINFO("login.userinfo", "userinfo adds what it leaves out"),
    EMAIL("login.email", "it names an e-mail address"),
    EMAIL_VERIFIED("login.email-verified", "the address may be believed"),
    NAME("login.name", "it says the person's name"),
    GROUPS("login.groups", "groups come"),
    GROUP_FORM("login.group-form", "groups come as every cluster reads them"),
    PRINCIPAL("login.principal", "somebody would be signed in"),
    BINDINGS("login.bindings", "the person would have roles"),
    KEPT("login.kept", "nothing is left of this test");

    private final String id;
    private final String question;

    Step(String id, String question) {
      this.id = id;
      this.question = question;
    }

    private static Optional<Step> of(String id) {
      return Arrays.stream(values()).filter(step -> step.id.equals(id)).findFirst();
    }
  }

  /** Where the way of a login meets a problem that another stage's check shows. */
  private static final Map<String, Step> ON_THE_WAY =
      Map.ofEntries(
          Map.entry("issuer's form", Step.BEGUN),
          Map.entry("issuer", Step.BEGUN),
          Map.entry("login address", Step.BEGUN),
          Map.entry("callback", Step.BEGUN),
          Map.entry("redirect_uri", Step.BEGUN),
          Map.entry("user_accessible_issuer_host", Step.BEGUN),
          Map.entry("device_authorization_endpoint", Step.BEGUN),
          Map.entry("device client", Step.BEGUN),
          Map.entry("DNS", Step.TOKENS),
          Map.entry("TCP", Step.TOKENS),
          Map.entry("TLS", Step.TOKENS),
          Map.entry("HTTP", Step.TOKENS),
          Map.entry("JSON", Step.TOKENS),
          Map.entry("client", Step.TOKENS),
          Map.entry("keys", Step.SIGNATURE),
          Map.entry("iat", Step.TIMES),
          Map.entry("nbf", Step.TIMES),
          Map.entry("claims", Step.GROUP_FORM),
          Map.entry("configuration", Step.PRINCIPAL));

  private final ClusterEvidence cluster;
  private final Optional<Step> end;
  private final Optional<Finding> why;
  private final Optional<LoginOutcome.Tried> tried;
  private final Optional<ClaimFindings> claims;

  /**
   * A test login at a cluster.
   *
   * @param cluster as the session's own user sees it
   */
  public LoginStage(LoginTrial trial, ClusterEvidence cluster) {
    this.cluster = cluster;
    LoginOutcome outcome = trial instanceof LoginTrial.Ended ended ? ended.outcome() : null;
    this.tried = outcome instanceof LoginOutcome.Tried it ? Optional.of(it) : Optional.empty();
    this.end = end(trial, outcome);
    this.why = why(trial, outcome);
    this.claims =
        seen(outcome)
            .map(it -> new ClaimFindings(it, tried.flatMap(LoginOutcome.Tried::claimed), cluster));
  }

  private static Step step(LoginProblem problem) {
    Step onTheWay = ON_THE_WAY.get(problem.check());
    return onTheWay != null
        ? onTheWay
        : FailedLogin.check(problem).flatMap(check -> Step.of(check.id())).orElse(Step.RETURNED);
  }

  private static Optional<Step> end(LoginTrial trial, @Nullable LoginOutcome outcome) {
    if (trial instanceof LoginTrial.NotBegun) {
      return Optional.of(Step.BEGUN);
    }
    if (outcome instanceof LoginOutcome.Refused refused) {
      return Optional.of(step(refused.problem()));
    }
    return outcome instanceof LoginOutcome.Tried ? Optional.empty() : Optional.of(Step.RETURNED);
  }

  private static Optional<Finding> why(LoginTrial trial, @Nullable LoginOutcome outcome) {
    if (trial instanceof LoginTrial.NotBegun notBegun) {
      return Optional.of(notBegun.why());
    }
    if (trial instanceof LoginTrial.NotReturned notReturned) {
      return Optional.of(notReturned.why());
    }
    if (outcome instanceof LoginOutcome.Refused refused) {
      return Optional.of(Finding.fail(refused.problem()));
    }
    return outcome instanceof LoginOutcome.TimedOut
        ? Optional.of(
            Finding.fail(
                "nobody came back in time",
                "If the browser shows an error of the provider: the redirect URI registered there"
                    + " must be exactly the one of 'auth get-config'."))
        : Optional.empty();
  }

  private static Optional<TokenClaims> seen(@Nullable LoginOutcome outcome) {
    if (outcome instanceof LoginOutcome.Tried it) {
      return it.claims();
    }
    return outcome instanceof LoginOutcome.Refused refused ? refused.claims() : Optional.empty();
  }

  public List<Check> checks() {
    return List.of(
        check(Step.BEGUN, () -> Finding.pass("the provider's sign-in page was opened")),
        check(Step.RETURNED, () -> Finding.pass("the provider sent the person back")),
        check(Step.TOKENS, () -> Finding.pass("the code was traded for an ID token")),
        check(Step.SIGNATURE, () -> of(ClaimFindings::signature)),
        check(Step.ISSUER, () -> of(ClaimFindings::issuer)),
        check(Step.AUDIENCE, () -> of(ClaimFindings::audience)),
        check(Step.TIMES, () -> of(ClaimFindings::times)),
        check(Step.NONCE, () -> of(ClaimFindings::nonce)),
        check(Step.SUBJECT, () -> of(ClaimFindings::subject)),
        check(Step.USERINFO, () -> of(ClaimFindings::userInfo)),
        check(
            Step.EMAIL,
            () -> claims.isEmpty() ? ofCluster(LoginAccess::email) : of(ClaimFindings::email)),
        check(Step.EMAIL_VERIFIED, () -> of(ClaimFindings::emailVerified)),
        shown(Step.NAME, ClaimFindings::name),
        claims.isEmpty()
            ? check(Step.GROUPS, () -> ofCluster(LoginAccess::groups))
            : shown(Step.GROUPS, ClaimFindings::groups),
        shown(Step.GROUP_FORM, ClaimFindings::groupForm),
        check(Step.PRINCIPAL, () -> ofCluster(LoginAccess::principal)),
        check(Step.BINDINGS, () -> ofCluster(LoginAccess::bindings)),
        new Check(Step.KEPT.id, Step.KEPT.question, this::kept));
  }

  /** A step that the login came past, unless it ended there or before. */
  private Check check(Step step, Supplier<Finding> passed) {
    return new Check(step.id, step.question, () -> made(step, passed));
  }

  private Finding made(Step step, Supplier<Finding> passed) {
    if (end.isEmpty() || step.compareTo(end.get()) < 0) {
      return passed.get();
    }
    if (step == end.get()) {
      return why.orElseThrow();
    }
    String observed = "the login ended at " + end.get().id;
    return Finding.skip(
        claims
            .flatMap(it -> it.shown(step.id))
            .map(claim -> observed + "; the token says " + claim)
            .orElse(observed));
  }

  /** A claim that is looked at wherever the login ended. */
  private Check shown(Step step, ClaimFinding finding) {
    return new Check(
        step.id,
        step.question,
        () ->
            end.isPresent() && (step == end.get() || claims.isEmpty())
                ? made(step, () -> of(finding))
                : of(finding));
  }

  /** What is found in the claims. */
  private interface ClaimFinding {
    Finding of(ClaimFindings claims);
  }

  private Finding of(ClaimFinding finding) {
    if (claims.isPresent()) {
      return finding.of(claims.get());
    }
    throw unseen();
  }

  private UnknownException unseen() {
    return new UnknownException(cluster.isEmbedded() ? "no claims were seen" : NO_TOKEN);
  }

  /** What the cluster made of a login that it let in. */
  private Finding ofCluster(Function<LoginAccess, Finding> finding) {
    return finding.apply(new LoginAccess(tried.orElseThrow(this::unseen), cluster));
  }

  private Finding kept() {
    if (tried.isEmpty()) {
      return Finding.pass("there is no session, so nothing is left");
    }
    LoginOutcome.Remainder remainder = tried.get().remainder();
    List<String> fixes = new ArrayList<>(remainder.advice().stream().toList());
    remainder
        .signedIn()
        .ifPresent(person -> fixes.add("auth revoke --user " + QuotedWord.word(person.text())));
    return fixes.isEmpty()
        ? Finding.pass(remainder.account())
        : Finding.warn(remainder.account(), fixes.toArray(String[]::new));
  }
}
