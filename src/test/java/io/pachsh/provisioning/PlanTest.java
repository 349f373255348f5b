package io.pachsh.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.OidcClient;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.cluster.identity.Connector;
import io.pachsh.cluster.identity.DeviceClient;
import io.pachsh.cluster.identity.IdentityClient;
import io.pachsh.cluster.identity.IdentitySettings;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.failure.Interruption;
import io.pachsh.outside.Lines;
import io.pachsh.secret.Secret;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plans on a cluster in memory, whose changes fail one by one. */
class PlanTest {
  private static final String REDIRECT = "http://127.0.0.1:30657/authorization-code/callback";
  private static final AuthConfiguration.Guide GUIDE =
      new AuthConfiguration.Guide(
          "okta",
          "",
          new OidcClient(
              "https://dev.okta.com", "0oa", Secret.of("the-provider's-secret"), REDIRECT),
          List.of("groups"),
          true);

  private MemoryCluster cluster = new MemoryCluster();

  @Test
  void beginsWithNothingAndNeedsNothingTheSecondTime() {
    assertThat(plan().lines())
        .contains(
            "create  identity service",
            "create  connector okta",
            "create  client pachsh-device",
            "create  client pachd",
            "create  auth configuration",
            "  + config.redirectURI: http://127.0.0.1:30658/callback")
        .noneMatch(line -> line.contains("the-provider's-secret"));
    plan().apply(PlanTest::words);
    assertThat(cluster.changes)
        .containsExactly(
            "settings", "create okta", "create pachsh-device", "create pachd", "configuration");
    AuthConfiguration live = cluster.configuration.orElseThrow();
    assertThat(live.client().clientSecret()).isEqualTo(Secret.of("made for pachd"));
    assertThat(live.client().issuer()).isEqualTo("http://127.0.0.1:30658");
    assertThat(cluster.clients.get("pachd").trustedPeers()).containsExactly(DeviceClient.ID);
    assertThat(plan().changesNothing()).isTrue();
    plan().apply(PlanTest::words);
    assertThat(cluster.changes).hasSize(5);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void takesBackWhateverWasMadeWhenAStepFails(int at) {
    String before = cluster.content();
    cluster.failingAt(at, refusal("the disk is on fire"));
    Failure failure = failure(plan());
    assertThat(cluster.content()).isEqualTo(before);
    assertThat(failure.sentence())
        .startsWith("Stopped at step %d of 5 (".formatted(at + 1))
        .endsWith("the disk is on fire");
    assertThat(failure.hint().orElseThrow())
        .contains(at == 0 ? "Nothing was changed." : "everything is as it was");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5})
  void takesBackWhateverWasChangedWhenAStepFails(int at) {
    furnish();
    String before = cluster.content();
    cluster.failingAt(at, refusal("the disk is on fire"));
    Failure failure = failure(plan());
    // A client's secret cannot be changed: it is deleted and made anew, which may fail in between.
    int step = at < 3 ? at + 1 : at;
    assertThat(failure.sentence()).startsWith("Stopped at step %d of 5 (".formatted(step));
    assertThat(cluster.content()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5})
  void takesBackAStepOfWhichOnlyTheAnswerWasLost(int at) {
    furnish();
    String before = cluster.content();
    cluster.failingAt(at, new Failure(Exit.UNREACHABLE, "No answer came.")).doneAllTheSame();
    Failure failure = failure(plan());
    assertThat(failure.exit()).isEqualTo(Exit.UNREACHABLE);
    assertThat(cluster.content()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void takesBackEverythingWhenThePersonGivesUp(int at) {
    String before = cluster.content();
    cluster.failingAt(at, new Interruption());
    Interruption told =
        catchThrowableOfType(Interruption.class, () -> plan().apply(PlanTest::words));
    assertThat(told.account().orElseThrow().sentence())
        .startsWith("Stopped at step %d of 5 (".formatted(at + 1));
    assertThat(cluster.content()).isEqualTo(before);
  }

  @Test
  void saysWhatRemainsAndHowToTakeItBackByHand() {
    cluster
        .failingAt(3, refusal("the disk is on fire"))
        .failingAt(4, refusal("still burning"))
        .failingAt(5, refusal("still burning"));
    Failure failure = failure(plan());
    assertThat(failure.hint().orElseThrow())
        .contains("May remain: client pachsh-device, which was not taken back: still burning")
        .contains("By hand: 'idp delete-client pachsh-device'")
        .contains("May remain: connector okta")
        .contains("By hand: 'idp delete-connector okta'")
        .contains("Taken back: identity service.");
    assertThat(cluster.connectors).containsKey("okta");
    assertThat(cluster.settings).isEqualTo(IdentitySettings.NONE);
  }

  @Test
  void triesNoFurtherWhenThePersonGivesUpTwice() {
    cluster.failingAt(3, new Interruption()).failingAt(4, new Interruption());
    Interruption told =
        catchThrowableOfType(Interruption.class, () -> plan().apply(PlanTest::words));
    assertThat(told.account().orElseThrow().hint().orElseThrow())
        .contains("May remain: client pachsh-device, which was not taken back: interrupted")
        .contains("May remain: connector okta, which was not taken back: interrupted")
        .contains("May remain: identity service");
  }

  @Test
  void touchesNothingThatSomebodyElseChangedSince() {
    furnish();
    Plan plan = plan();
    Connector theirs = connector("https://a.third", 4);
    cluster.connectors.put("okta", theirs);
    Failure failure = failure(plan);
    assertThat(failure.sentence()).contains("Somebody changed the connector okta since");
    assertThat(cluster.connectors.get("okta")).isEqualTo(theirs);
    assertThat(cluster.settings.issuer()).isEqualTo("not an address");
  }

  @Test
  void doesNotTakeBackWhatSomebodyElseMadeOfIt() {
    Plan plan = plan();
    Connector theirs = connector("https://a.third", 9);
    cluster
        .failingAt(3, refusal("the disk is on fire"))
        .before(3, () -> cluster.connectors.put("okta", theirs));
    assertThat(failure(plan).hint().orElseThrow())
        .contains("May remain: connector okta, which was not taken back: somebody else changed it");
    assertThat(cluster.connectors.get("okta")).isEqualTo(theirs);
  }

  @Test
  void asksNobodyWhatTheInstallationDecides() {
    cluster.failingAt(1, new RefusedException(new Refusal.Managed("disabled when set")));
    RefusedException refused =
        catchThrowableOfType(RefusedException.class, () -> plan().apply(PlanTest::words));
    assertThat(refused.refusal()).isInstanceOf(Refusal.Managed.class);
    assertThat(cluster.settings).isEqualTo(IdentitySettings.NONE);
  }

  @Test
  void keepsWhatAPersonAddedToAConnectorToTheSameProvider() {
    plan().apply(PlanTest::words);
    Connector made = cluster.connectors.get("okta");
    cluster.connectors.put(
        "okta",
        new Connector(
            "okta",
            "okta",
            "oidc",
            4,
            Secret.of(
                made.configuration().reveal().replaceFirst("\\{", "{\"ROOTCAS\":[\"/ca.pem\"],"))));
    assertThat(plan().changesNothing()).isTrue();
    cluster.connectors.put("okta", connector("https://somebody.else", 4));
    assertThat(plan().lines())
        .contains(
            "change  connector okta",
            "  ~ config.issuer: https://somebody.else → https://dev.okta.com",
            "  ~ config.clientSecret: ••• → another secret",
            "  - config.userNameKey: nick");
  }

  @Test
  void addsToAClientWhatIsNotThereYet() {
    furnish();
    assertThat(plan().lines())
        .contains(
            "change  client pachd",
            "  ~ redirect_uris: [http://elsewhere/callback] → [http://elsewhere/callback, "
                + REDIRECT
                + "]",
            "change  client pachsh-device",
            "  ~ secret: ••• → another secret");
    plan().apply(PlanTest::words);
    assertThat(cluster.clients.get("pachd").secret()).isEqualTo(Secret.of("pachd's own"));
    assertThat(cluster.clients.get(DeviceClient.ID).secret()).isEqualTo(DeviceClient.SECRET);
    assertThat(cluster.configuration.orElseThrow().client().clientSecret())
        .isEqualTo(Secret.of("pachd's own"));
    assertThat(plan().changesNothing()).isTrue();
  }

  @Test
  void gainsTheSecretOfAClientThatHasToBeMadeAnew() {
    plan().apply(PlanTest::words);
    cluster.clients.remove("pachd");
    assertThat(plan().lines())
        .contains("change  auth configuration", "  ~ client_secret: ••• → the new client's");
  }

  /** Everything is there, and all of it is different. */
  private void furnish() {
    cluster.settings = new IdentitySettings("not an address", "24h", "");
    cluster.connectors.put("okta", connector("https://somebody.else", 3));
    cluster.clients.put(
        "pachd",
        new IdentityClient(
            "pachd",
            "Pachyderm",
            Secret.of("pachd's own"),
            List.of("http://elsewhere/callback"),
            List.of()));
    cluster.clients.put(
        DeviceClient.ID,
        new IdentityClient(DeviceClient.ID, "Foreign", Secret.of("hidden"), List.of(), List.of()));
    cluster.configuration =
        Optional.of(
            new AuthConfiguration.Pachctl(
                new OidcClient("https://direct.example", "direct", Secret.of("d"), REDIRECT),
                List.of("openid"),
                true,
                false,
                ""));
  }

  private static Connector connector(String issuer, long version) {
    return new Connector(
        "okta",
        "Okta of theirs",
        "oidc",
        version,
        Secret.of(
            """
            {"issuer":"%s","clientID":"x","clientSecret":"theirs","userNameKey":"nick"}\
            """
                .formatted(issuer)));
  }

  private Plan plan() {
    Provisioning provisioning = new Provisioning(cluster.caller(), cluster.caller(), true);
    IdentityAddress address = provisioning.address(Optional.empty(), REDIRECT);
    LoginGoal goal = GuideTranslation.goal(GUIDE, address);
    return provisioning.plan(
        new LoginGoal(
            goal.address(),
            goal.connector(),
            goal.redirectUri(),
            goal.requiresVerifiedEmail(),
            true));
  }

  private static Failure failure(Plan plan) {
    return catchThrowableOfType(Failure.class, () -> plan.apply(PlanTest::words));
  }

  private static RefusedException refusal(String sentence) {
    return new RefusedException(new Refusal.Invalid(sentence));
  }

  private static Failure words(Refusal refusal) {
    return new Failure(Exit.FAILED, refusal.sentence(), Lines.none());
  }
}
