package io.pachsh.embedded;

import static io.pachsh.embedded.EmbeddedCallerTest.refuses;
import static io.pachsh.embedded.ScriptedRelyingParty.PROBLEM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.BackChannel.Renewal;
import io.pachsh.access.BackChannel.Revocation;
import io.pachsh.access.ClaimedGroups;
import io.pachsh.access.LoginOutcome;
import io.pachsh.access.LoginOutcome.SignedIn;
import io.pachsh.access.LoginPrompt;
import io.pachsh.access.LoginRequest;
import io.pachsh.access.OidcClient;
import io.pachsh.access.Principal;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.access.RelyingParty.Verdict;
import io.pachsh.access.Resource;
import io.pachsh.access.TokenClaims;
import io.pachsh.cluster.Caller;
import io.pachsh.cluster.SignOut;
import io.pachsh.secret.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Sessions that a refresh token keeps alive, and what takes it away from them. */
class RenewalTest {
  private static final Principal PERSON = new Principal("okta:test@pachyderm.com");

  @TempDir private Path parent;
  private final Practice practice = new Practice();
  private final ScriptedBackChannel provider = practice.relyingParty.backChannel;
  private EmbeddedCluster cluster;
  private Caller admin;
  private Secret token;

  @BeforeEach
  void signIn() throws Exception {
    cluster = practice.open(parent.resolve("local"));
    admin = Practice.activated(cluster);
    admin.configuration().set(Practice.guide("okta"), 0, false);
    admin.configuration().set(other(), 0, false);
    practice.relyingParty.verdict = Optional.of(verified("first", "engineers"));
    token = LoginTest.signIn(cluster).token();
  }

  @AfterEach
  void close() {
    cluster.close();
  }

  /** The same provider by another client. */
  private static AuthConfiguration other() {
    OidcClient client = Practice.guide("okta").client();
    return Practice.guide("okta")
        .withClient(
            new OidcClient(
                client.issuer(), "another", client.clientSecret(), client.redirectUri()));
  }

  private Verdict.Verified verified(String refreshToken, String... groups) {
    return new Verdict.Verified(
        "00u1",
        "test@pachyderm.com",
        ClaimedGroups.named(List.of(groups)),
        practice.clock.instant().plus(Duration.ofHours(1)),
        List.of(),
        Optional.of(refreshToken).filter(text -> !text.isEmpty()).map(Secret::of),
        new TokenClaims(Map.of()));
  }

  private Caller session() {
    return cluster.as(Optional.of(token));
  }

  private LoginOutcome renew() {
    return session().logins().renew();
  }

  private void nothingToRenewWith() {
    assertThatThrownBy(this::renew)
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("There is nothing to renew this session of " + PERSON + " with.");
    assertThat(provider.asked).isEmpty();
  }

  @Test
  void theSessionLastsLongerWithTheGroupsOfNow() {
    practice.clock.pass(Duration.ofDays(20));
    provider.renewals.add(new Renewal.Renewed(verified("second", "others")));

    SignedIn renewed = (SignedIn) renew();

    assertThat(renewed.token()).isEqualTo(token);
    assertThat(renewed.expires())
        .contains(practice.clock.instant().plus(Duration.ofMinutes(43200)));
    assertThat(session().whoAmI().expires()).isEqualTo(renewed.expires());
    assertThat(session().groups().own()).containsExactly(new Principal("group/okta:others"));
    assertThat(provider.asked).containsExactly("renew first of 00u1");
  }

  @Test
  void theNextRenewalUsesTheTokenThatTheProviderGaveLast() {
    provider.renewals.add(new Renewal.Renewed(verified("second")));
    provider.renewals.add(new Renewal.Renewed(verified("")));
    provider.renewals.add(new Renewal.Renewed(verified("third")));

    renew();
    renew();
    renew();

    assertThat(provider.asked)
        .containsExactly("renew first of 00u1", "renew second of 00u1", "renew second of 00u1");
  }

  /** The provider rotated the token, and what came after it could not be trusted or reached. */
  @Test
  void aTokenThatWasRotatedIsKeptThoughTheRenewalFailed() {
    provider.renewals.add(new Renewal.Failed(PROBLEM, Optional.of(Secret.of("second"))));
    provider.renewals.add(new Renewal.Failed(PROBLEM, Optional.empty()));
    provider.renewals.add(new Renewal.Renewed(verified("third")));
    var before = session().whoAmI();

    assertThat(renew()).isEqualTo(new LoginOutcome.Refused(PROBLEM));
    assertThat(renew()).isEqualTo(new LoginOutcome.Refused(PROBLEM));
    assertThat(session().whoAmI()).isEqualTo(before);
    assertThat(renew()).isInstanceOf(SignedIn.class);
    assertThat(provider.asked)
        .containsExactly("renew first of 00u1", "renew second of 00u1", "renew second of 00u1");
  }

  @Test
  void whatTheProviderRefusesIsDroppedAndTheSessionStays() {
    provider.renewals.add(new Renewal.Ended(PROBLEM));

    assertThat(((LoginOutcome.Refused) renew()).problem().remedy())
        .contains("cannot be renewed any more");

    assertThat(session().whoAmI().principal()).isEqualTo(PERSON);
    provider.asked.clear();
    nothingToRenewWith();
  }

  @Test
  void oneTokenIsNeverUsedByTwoAtOnce() {
    AtomicReference<Refusal> second = new AtomicReference<>();
    provider.beforeRenewal =
        () -> {
          provider.beforeRenewal = () -> {};
          try {
            renew();
          } catch (RefusedException e) {
            second.set(e.refusal());
          }
        };
    provider.renewals.add(new Renewal.Renewed(verified("second")));

    assertThat(renew()).isInstanceOf(SignedIn.class);
    assertThat(second.get()).isInstanceOf(Refusal.Invalid.class);
    assertThat(provider.asked).containsExactly("renew first of 00u1");
  }

  /** Another process that has the cluster could use the token, too, or could not keep the next. */
  @Test
  void whoDoesNotHaveTheClusterAsksTheProviderNothing() {
    cluster.save();
    admin.places().create(Resource.project("unsaved"));
    EmbeddedCluster elsewhere = practice.open(parent.resolve("local"));
    assertThatThrownBy(() -> elsewhere.as(Optional.of(token)).logins().renew())
        .hasMessageContaining("is being changed by another pachsh");
    elsewhere.close();
    assertThat(provider.asked).isEmpty();
  }

  @Test
  void aSessionThatIsRevokedMeanwhileDoesNotComeBack() {
    provider.renewals.add(new Renewal.Renewed(verified("second")));
    provider.beforeRenewal = () -> admin.tokens().revoke(token, false);

    assertThat(renew()).isInstanceOf(LoginOutcome.Refused.class);

    refuses(() -> session().whoAmI(), new Refusal.BadToken());
  }

  @Test
  void revokingEndsIt() {
    admin.tokens().revokeAllOf(PERSON, false);

    refuses(this::renew, new Refusal.BadToken());
    assertThat(provider.asked).isEmpty();
  }

  @Test
  void deactivatingEndsIt() {
    admin.deactivate();

    refuses(this::renew, new Refusal.NotActivated());
    assertThat(provider.asked).isEmpty();
  }

  @Test
  void anotherConfigurationDropsIt() {
    admin.configuration().set(Practice.guide("okta"), 0, false);

    assertThat(session().whoAmI().principal()).isEqualTo(PERSON);
    nothingToRenewWith();
  }

  @Test
  void aConfigurationThatComesBackDropsItToo() {
    admin.history().undo(1, false);
    assertThat(admin.configuration().live().configuration()).contains(Practice.guide("okta"));

    nothingToRenewWith();
  }

  /** Whoever else logs in, as with pachctl, has nothing that could renew the session. */
  @Test
  void onlyOurOwnLoginsAskForOne() throws Exception {
    assertThat(practice.relyingParty.requested.isRenewable()).isTrue();

    cluster.beginLogin().close();
    assertThat(practice.relyingParty.requested.isRenewable()).isFalse();
    cluster.as(Optional.empty()).logins().begin(Optional.of(LoginPrompt.LOGIN)).close();
    assertThat(practice.relyingParty.requested)
        .isEqualTo(LoginRequest.renewable(Optional.of(LoginPrompt.LOGIN)));
  }

  @Test
  void savingKeepsIt() {
    cluster.save();
    cluster.close();
    cluster = practice.open(parent.resolve("local"));
    provider.renewals.add(new Renewal.Renewed(verified("second")));

    assertThat(renew()).isInstanceOf(SignedIn.class);
    assertThat(provider.asked).containsExactly("renew first of 00u1");
  }

  @Test
  void signingOutRevokesItAtTheProvider() {
    SignOut done = session().logins().signOut(false);

    assertThat(done).isEqualTo(new SignOut(Optional.of(Revocation.DONE), Optional.empty()));
    assertThat(provider.asked).containsExactly("revoke first");
    provider.asked.clear();
    nothingToRenewWith();
  }

  @Test
  void signingOutEverywhereEndsTheProvidersSessionAsWell() {
    SignOut done = session().logins().signOut(true);

    assertThat(done.page()).contains(URI.create("https://okta.example/logout"));
    assertThat(provider.asked)
        .containsExactly("revoke first", "end the session of test@pachyderm.com");
  }

  @Test
  void aRobotHasNothingAtTheProvider() {
    assertThat(admin.logins().signOut(true)).isEqualTo(SignOut.HERE);
    assertThat(provider.asked).isEmpty();
  }

  @Test
  void aProviderThatIsDownKeepsNobodySignedIn() {
    provider.revocation = Revocation.FAILED;
    provider.page = Optional.empty();

    assertThat(session().logins().signOut(true))
        .isEqualTo(new SignOut(Optional.of(Revocation.FAILED), Optional.empty()));
    provider.asked.clear();
    nothingToRenewWith();
  }

  /** The provider answers only once the person has been let go. */
  @Test
  @Timeout(60)
  void aProviderThatDoesNotAnswerIsNotWaitedForLong() {
    CountDownLatch signedOut = new CountDownLatch(1);
    provider.beforeRevocation =
        () -> {
          try {
            signedOut.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        };

    SignOut done = session().logins().signOut(true);
    signedOut.countDown();

    assertThat(done).isEqualTo(new SignOut(Optional.of(Revocation.FAILED), Optional.empty()));
  }
}
