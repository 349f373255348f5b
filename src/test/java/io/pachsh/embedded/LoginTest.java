package io.pachsh.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.access.LoginOutcome;
import io.pachsh.access.LoginOutcome.SignedIn;
import io.pachsh.access.Principal;
import io.pachsh.access.Refusal;
import io.pachsh.access.RelyingParty.Verdict;
import io.pachsh.access.Resource;
import io.pachsh.cluster.AuditRecord;
import io.pachsh.cluster.Caller;
import io.pachsh.cluster.Login;
import io.pachsh.secret.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a relying party's verdict to a session. */
class LoginTest {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Practice practice = new Practice();
  private EmbeddedCluster cluster;
  private Caller admin;

  @BeforeEach
  void configure(@TempDir Path directory) {
    cluster = practice.open(directory.resolve("local"));
    admin = Practice.activated(cluster);
    admin.configuration().set(Practice.guide("okta"), 0, false);
  }

  @AfterEach
  void close() {
    cluster.close();
  }

  static SignedIn signIn(EmbeddedCluster cluster) throws InterruptedException {
    try (Login login = cluster.as(Optional.empty()).logins().begin(Optional.empty())) {
      return (SignedIn) login.await(PATIENCE);
    }
  }

  @Test
  void aVerifiedPersonGetsASessionOfThirtyDays() throws Exception {
    SignedIn session = signIn(cluster);

    assertThat(session.principal()).isEqualTo(new Principal("okta:test@pachyderm.com"));
    assertThat(session.expires())
        .contains(practice.clock.instant().plus(Duration.ofMinutes(43200)));
    assertThat(session.token().reveal()).matches("[0-9a-f]{32}");
    var identity = cluster.as(Optional.of(session.token())).whoAmI();
    assertThat(identity.principal()).isEqualTo(session.principal());
    assertThat(identity.clusterAdmin()).isFalse();
    assertThat(practice.relyingParty.closed).isEqualTo(1);
  }

  @Test
  void whateverALoginMakesIsOfOneMoment() throws Exception {
    practice.clock.stepBy(Duration.ofMillis(1));
    SignedIn session = signIn(cluster);
    admin.tokens().issue("ci", Optional.of(Duration.ofHours(1)));
    practice.clock.stepBy(Duration.ZERO);

    List<AuditRecord> all = admin.history().records();
    List<AuditRecord> changes = all.subList(all.size() - 2, all.size());
    assertThat(session.expires()).contains(changes.get(0).at().plus(Duration.ofDays(30)));
    assertThat(
            admin.tokens().all().stream()
                .skip(1)
                .map(it -> List.of(it.created(), it.expires().orElseThrow())))
        .containsExactly(
            List.of(changes.get(0).at(), changes.get(0).at().plus(Duration.ofDays(30))),
            List.of(changes.get(1).at(), changes.get(1).at().plus(Duration.ofHours(1))));
  }

  @Test
  void groupsComeFromTheProviderAndAreReplacedByTheNextLogin() throws Exception {
    admin
        .bindings()
        .set(
            Resource.CLUSTER, new Principal("group/okta:engineers"), Set.of("clusterAdmin"), false);
    SignedIn session = signIn(cluster);
    assertThat(cluster.as(Optional.of(session.token())).whoAmI().clusterAdmin()).isTrue();

    practice.relyingParty.verdict =
        Optional.of(
            new Verdict.Verified(
                "00u1", "test@pachyderm.com", List.of("everyone"), practice.clock.instant()));
    signIn(cluster);
    assertThat(cluster.as(Optional.of(session.token())).whoAmI().clusterAdmin()).isFalse();
  }

  @Test
  void aLoginIsGoodForOneSession() throws Exception {
    Login login = admin.logins().begin(Optional.empty());

    assertThat(login.await(PATIENCE)).isInstanceOf(SignedIn.class);
    assertThat(refusal(login.await(PATIENCE)))
        .isEqualTo("This login was used already; each can be used once.");
  }

  @Test
  void aCancelledLoginGivesNoSession() throws Exception {
    Login login = admin.logins().begin(Optional.empty());
    login.close();
    login.close();

    assertThat(refusal(login.await(PATIENCE))).isEqualTo("This login was cancelled.");
    assertThat(practice.relyingParty.closed).isEqualTo(1);
  }

  @Test
  void cancellingWhileTheBrowserIsAwayGivesNoSession() throws Exception {
    Login login = admin.logins().begin(Optional.empty());
    practice.relyingParty.beforeVerdict = login::close;

    assertThat(refusal(login.await(PATIENCE))).isEqualTo("This login was cancelled.");
  }

  @Test
  void aBrowserThatStaysAwayIsTimedOut() throws Exception {
    practice.relyingParty.verdict = Optional.empty();

    assertThat(admin.logins().begin(Optional.empty()).await(PATIENCE))
        .isEqualTo(new LoginOutcome.TimedOut());
  }

  @Test
  void aBrowserThatComesAfterThreeMinutesIsTooLate() throws Exception {
    Login login = admin.logins().begin(Optional.empty());
    assertThat(login.expires()).isEqualTo(practice.clock.instant().plus(PATIENCE));
    practice.relyingParty.beforeVerdict = () -> practice.clock.pass(PATIENCE);

    assertThat(login.await(Duration.ofHours(1))).isEqualTo(new LoginOutcome.TimedOut());
  }

  @Test
  void aConfigurationThatChangedMeanwhileEndsTheLogin() throws Exception {
    Login login = admin.logins().begin(Optional.empty());
    practice.relyingParty.beforeVerdict =
        () -> admin.configuration().set(Practice.guide("okta"), 0, false);

    assertThat(refusal(login.await(PATIENCE)))
        .isEqualTo("The auth configuration was changed while this login was under way.");
  }

  @Test
  void whatTheRelyingPartyRefusesIsRefused() throws Exception {
    practice.relyingParty.verdict = Optional.of(new Verdict.Failed(ScriptedRelyingParty.PROBLEM));

    assertThat(admin.logins().begin(Optional.empty()).await(PATIENCE))
        .isEqualTo(new LoginOutcome.Refused(ScriptedRelyingParty.PROBLEM));
    practice.relyingParty.refusesToOpen = true;
    EmbeddedCallerTest.refuses(
        () -> admin.logins().begin(Optional.empty()),
        new Refusal.LoginRefused(ScriptedRelyingParty.PROBLEM));
  }

  @Test
  void aPersonWithoutEmailIsRefused() throws Exception {
    practice.relyingParty.verdict =
        Optional.of(new Verdict.Verified("00u1", "", List.of(), practice.clock.instant()));

    assertThat(refusal(admin.logins().begin(Optional.empty()).await(PATIENCE)))
        .isEqualTo("The provider's token holds no e-mail address, which is what names a user.");
  }

  @Test
  void anIdTokenGivesASessionNoLongerThanItself() {
    SignedIn session = (SignedIn) admin.logins().withIdToken(Secret.of("jwt"));

    assertThat(session.expires()).contains(practice.clock.instant().plus(Duration.ofHours(1)));
    practice.clock.pass(Duration.ofHours(1));
    assertThat(refusal(admin.logins().withIdToken(Secret.of("jwt"))))
        .isEqualTo("The ID token has expired.");
  }

  private static String refusal(LoginOutcome outcome) {
    return ((LoginOutcome.Refused) outcome).problem().sentence();
  }
}
