package io.pachsh.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.access.BackChannel;
import io.pachsh.access.ClaimedGroups;
import io.pachsh.access.DevicePoll;
import io.pachsh.access.LoginOutcome;
import io.pachsh.access.Principal;
import io.pachsh.access.RelyingParty.Verdict;
import io.pachsh.access.Resource;
import io.pachsh.access.TokenClaims;
import io.pachsh.cluster.Caller;
import io.pachsh.cluster.Login;
import io.pachsh.cluster.LoginEntry;
import io.pachsh.secret.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A test login is judged as every other, and leaves nothing behind. */
class TrialLoginsTest {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Principal ENGINEERS = new Principal("group/okta:engineers");

  private final Practice practice = new Practice();
  private Path directory;
  private EmbeddedCluster cluster;
  private Caller admin;
  private LoginEntry trial;

  @BeforeEach
  void configure(@TempDir Path directory) {
    this.directory = directory.resolve("local");
    cluster = practice.open(this.directory);
    admin = Practice.activated(cluster);
    admin.configuration().set(Practice.guide("okta"), 0, false);
    admin.bindings().set(Resource.CLUSTER, ENGINEERS, Set.of("repoReader"), false);
    trial = cluster.as(Optional.empty()).logins().trial();
  }

  @AfterEach
  void close() {
    cluster.close();
  }

  private LoginOutcome tried() {
    try (Login login = trial.begin(Optional.empty())) {
      return login.await(PATIENCE);
    }
  }

  private Map<String, String> files() throws Exception {
    Map<String, String> all = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path file : paths.filter(Files::isRegularFile).toList()) {
        all.put(file.toString(), Files.readString(file));
      }
    }
    return all;
  }

  @Test
  void itSaysWhatALoginWouldGiveAndChangesNothing() throws Exception {
    admin.groups().set(new Principal("okta:test@pachyderm.com"), List.of(ENGINEERS), false);
    int pending = cluster.pending().size();
    Map<String, String> before = files();

    LoginOutcome.Tried tried = (LoginOutcome.Tried) tried();

    assertThat(tried.principal()).isEqualTo(new Principal("okta:test@pachyderm.com"));
    assertThat(tried.groups())
        .containsExactlyInAnyOrder(ENGINEERS, new Principal("group/okta:everyone"));
    assertThat(tried.access().orElseThrow())
        .anySatisfy(step -> assertThat(step.holder()).isEqualTo(ENGINEERS));
    assertThat(tried.remainder().advice()).isEmpty();
    assertThat(practice.relyingParty.requested.isRenewable()).isFalse();
    assertThat(files()).isEqualTo(before);
    assertThat(cluster.pending()).hasSize(pending);
    assertThat(admin.groups().of(tried.principal())).containsExactly(ENGINEERS);
    assertThat(admin.tokens().all())
        .noneMatch(token -> token.principal().equals(tried.principal()));
  }

  @Test
  void itRefusesWhatALoginRefuses() throws Exception {
    practice.relyingParty.verdict =
        Optional.of(new Verdict.Verified("00u1", "", List.of(), practice.clock.instant()));
    LoginOutcome.Refused refused = (LoginOutcome.Refused) tried();
    try (Login login = admin.logins().begin(Optional.empty())) {
      assertThat(login.await(PATIENCE)).isEqualTo(refused);
    }
    assertThat(refused.problem().check()).isEqualTo("email");
    assertThat(refused.claims()).isPresent();
  }

  @Test
  void aConfigurationThatChangedMeanwhileIsRefused() {
    practice.relyingParty.beforeVerdict =
        () -> admin.configuration().set(Practice.guide("other"), 0, true);
    LoginOutcome.Refused refused = (LoginOutcome.Refused) tried();
    assertThat(refused.problem().check()).isEqualTo("configuration");
  }

  @Test
  void aRefreshTokenThatNobodyAskedForIsWithdrawn() {
    practice.relyingParty.verdict = Optional.of(withRefreshToken());
    LoginOutcome.Tried tried = (LoginOutcome.Tried) tried();
    assertThat(practice.relyingParty.backChannel.asked).containsExactly("revoke r1");
    assertThat(tried.remainder().advice()).isEmpty();
    assertThat(tried.remainder().account()).contains("withdrawn");
  }

  @Test
  void aRefreshTokenThatCannotBeWithdrawnIsTold() {
    practice.relyingParty.backChannel.revocation = BackChannel.Revocation.FAILED;
    practice.relyingParty.backChannel.polls.add(new DevicePoll.Ended<>(withRefreshToken()));
    DevicePoll<LoginOutcome> ended = trial.beginDevice(Optional.empty()).poll();
    LoginOutcome.Tried tried =
        (LoginOutcome.Tried) ((DevicePoll.Ended<LoginOutcome>) ended).result();
    assertThat(tried.remainder().advice()).isPresent();
    assertThat(admin.tokens().all())
        .noneMatch(token -> token.principal().equals(tried.principal()));
  }

  private Verdict withRefreshToken() {
    return new Verdict.Verified(
        "00u1",
        "test@pachyderm.com",
        ClaimedGroups.named(List.of("engineers")),
        practice.clock.instant().plus(Duration.ofHours(1)),
        List.of(),
        Optional.of(Secret.of("r1")),
        new TokenClaims(Map.of()));
  }
}
