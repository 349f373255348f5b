package io.pachsh.pachd.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.Status;
import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import io.pachsh.cluster.Caller;
import io.pachsh.cluster.ClusterInfo;
import io.pachsh.failure.Failure;
import io.pachsh.pachd.FakePachd;
import io.pachsh.pachd.Heard;
import io.pachsh.pachd.PachdCluster;
import io.pachsh.pachd.SmallCluster;
import io.pachsh.secret.Secret;
import io.pachsh.wire.auth.APIGrpc;
import io.pachsh.wire.auth.ResourceType;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Releases of pachd from 1.x to beyond what we know, and what they say about themselves. */
class ReleaseTest {
  private final Heard heard = new Heard();
  private FakePachd pachd;
  private PachdCluster cluster;

  @BeforeEach
  void start() throws Exception {
    pachd = FakePachd.start();
    cluster = heard.at(pachd.endpoint());
    pachd.refuses(
        APIGrpc.getWhoAmIMethod(),
        Status.UNAUTHENTICATED.withDescription("no authentication token (try logging in)"));
  }

  @AfterEach
  void stop() {
    cluster.close();
    pachd.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.0.0", "2.4.6", "2.11.6", "2.12.0", "0.0.0"})
  void worksWithEveryReleaseThatItKnows(String release) {
    pachd.is(release);
    assertThat(cluster.info()).isEqualTo(new ClusterInfo("id", "one", release, List.of()));
  }

  @Test
  void namesReposWithoutProjectToAReleaseThatHasNone() {
    pachd.is("2.4.0");
    Resource images = new Resource(Resource.Type.REPO, "images");
    new SmallCluster()
        .bind(Resource.CLUSTER, "pach:root", "clusterAdmin")
        .bind(images, "robot:ci", "repoReader")
        .behind(pachd, "pach:root");
    pachd.lacks(io.pachsh.wire.pfs.APIGrpc.getListProjectMethod());
    Caller caller = caller();
    assertThat(caller.places().all()).containsOnlyKeys("default");
    assertThat(caller.places().all().get("default")).containsExactly("images");
    assertThat(caller.bindings().of(Resource.repo("default", "images")))
        .containsOnlyKeys(Principal.robot("ci"));
    assertThat(
            caller
                .permissions()
                .decide(
                    Principal.robot("ci"),
                    io.pachsh.access.Permission.REPO_READ,
                    Resource.repo("default", "images"))
                .isAllowed())
        .isTrue();
    assertThat(pachd.requests(APIGrpc.getGetRoleBindingMethod()))
        .noneMatch(request -> request.getResource().getType() == ResourceType.PROJECT)
        .anyMatch(request -> request.getResource().getName().equals("images"));
    assertThatThrownBy(() -> caller.bindings().of(Resource.project("vision")))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("2.4.0, which has no projects yet");
    assertThatThrownBy(() -> caller.bindings().of(Resource.repo("vision", "images")))
        .isInstanceOf(Failure.class);
    assertThatThrownBy(() -> caller.places().create(Resource.project("vision")))
        .isInstanceOf(Failure.class);
  }

  @Test
  void refusesPachd1ByItsRelease() throws Exception {
    pachd.lacks(
        io.pachsh.wire.admin.APIGrpc.getInspectClusterMethod(),
        io.pachsh.wire.version.APIGrpc.getGetVersionMethod());
    pachd.answers(
        io.pachsh.wire.version.APIGrpc.getGetVersionMethod().toBuilder()
            .setFullMethodName("versionpb.API/GetVersion")
            .build(),
        it ->
            io.pachsh.wire.version.Version.newBuilder()
                .setMajor(1)
                .setMinor(13)
                .setMicro(4)
                .build());
    Failure failure = catchThrowableOfType(Failure.class, () -> caller().groups().own());
    assertThat(failure.sentence()).contains("is a pachd 1.13.4; pachsh works with pachd 2.x");
    assertThat(pachd.calls()).allMatch(call -> call.token().isEmpty());
  }

  @Test
  void tellsAServerThatIsNoPachd() {
    pachd.lacks(
        io.pachsh.wire.admin.APIGrpc.getInspectClusterMethod(),
        io.pachsh.wire.version.APIGrpc.getGetVersionMethod());
    Failure failure = catchThrowableOfType(Failure.class, () -> caller().groups().own());
    assertThat(failure.sentence()).contains("speaks gRPC, but it is no pachd 2.x");
    assertThat(pachd.calls()).allMatch(call -> call.token().isEmpty());
  }

  @Test
  void doesWithoutAVersionThatIsNotTold() {
    pachd.refuses(io.pachsh.wire.version.APIGrpc.getGetVersionMethod(), Status.INTERNAL);
    assertThat(cluster.info().version()).isEmpty();
  }

  @Test
  void saysOnceWhatItsUsersShouldKnow() {
    pachd.is("2.14.0");
    pachd.says(
        io.pachsh.wire.admin.ClusterInfo.newBuilder()
            .setDeploymentId("one")
            .addWarnings("WARNING: from pachd")
            .setPaused(true)
            .setPendingRestart(true)
            .setRestartInfo("a new licence")
            .build());
    cluster.isActivated();
    cluster.isActivated();
    assertThat(heard.notices)
        .satisfiesExactly(
            skew -> assertThat(skew).contains("2.14.0"),
            warning -> assertThat(warning).isEqualTo("WARNING: from pachd"),
            paused -> assertThat(paused).contains("paused"),
            restart -> assertThat(restart).contains("a new licence"));
    assertThat(cluster.info().notices()).hasSize(4);
  }

  @Test
  void keepsQuietAboutWhatTheEnvironmentSilences() {
    pachd.is("2.14.0");
    pachd.says(
        io.pachsh.wire.admin.ClusterInfo.newBuilder()
            .addWarnings("WARNING")
            .setPaused(true)
            .setPendingRestart(true)
            .build());
    Map<String, String> silence =
        Map.of(
            "PACHYDERM_IGNORE_VERSION_SKEW", "1",
            "PACHYDERM_IGNORE_PAUSED_MODE", "1",
            "PACHYDERM_IGNORE_PENDING_RESTART", "1");
    try (PachdCluster quiet =
        new PachdCluster(pachd.endpoint(), heard, silence, Heard.NO_DEVICES, Clock.systemUTC())) {
      assertThat(quiet.info().notices()).isEmpty();
    }
  }

  @Test
  void tellsWhetherAccessControlIsOn() {
    assertThat(cluster.isActivated()).isTrue();
    pachd.refuses(
        APIGrpc.getWhoAmIMethod(),
        Status.UNIMPLEMENTED.withDescription("the auth service is not activated"));
    assertThat(cluster.isActivated()).isFalse();
  }

  private Caller caller() {
    return cluster.as(Optional.of(Secret.of("t")));
  }
}
