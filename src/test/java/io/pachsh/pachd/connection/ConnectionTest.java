package io.pachsh.pachd.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.failure.Interruption;
import io.pachsh.pachd.FakePachd;
import io.pachsh.pachd.Heard;
import io.pachsh.pachd.Meddler;
import io.pachsh.pachd.PachdCluster;
import io.pachsh.pachd.SmallCluster;
import io.pachsh.pachd.UnixProxy;
import io.pachsh.secret.Secret;
import io.pachsh.wire.auth.APIGrpc;
import io.pachsh.wire.auth.AuthorizeResponse;
import io.pachsh.wire.auth.GetGroupsResponse;
import io.pachsh.wire.auth.GetRobotTokenResponse;
import io.pachsh.wire.auth.WhoAmIResponse;
import io.pachsh.wire.pfs.Project;
import io.pachsh.wire.pfs.ProjectInfo;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * One connection that is kept, lost, found again, and only trusted once it has named its cluster.
 */
@Timeout(60)
class ConnectionTest {
  private static final Optional<Secret> TOKEN = Optional.of(Secret.of("t0ken"));

  @TempDir Path directory;

  private final Heard heard = new Heard();
  private FakePachd pachd;
  private Meddler meddler;
  private PachdCluster cluster;

  @BeforeEach
  void start() throws Exception {
    pachd = serving(FakePachd.start());
    meddler = new Meddler(pachd.port(), 0);
    cluster = heard.at(meddler.endpoint());
  }

  @AfterEach
  void stop() throws Exception {
    cluster.close();
    meddler.close();
    pachd.close();
  }

  private static FakePachd serving(FakePachd pachd) {
    return pachd
        .answers(
            APIGrpc.getWhoAmIMethod(),
            it -> WhoAmIResponse.newBuilder().setUsername("user:a@b.c").build())
        .answers(
            APIGrpc.getAuthorizeMethod(),
            it -> AuthorizeResponse.newBuilder().setAuthorized(true).build())
        .answers(
            APIGrpc.getGetGroupsMethod(),
            it -> GetGroupsResponse.newBuilder().addGroups("group:devs").build())
        .answers(
            APIGrpc.getGetRobotTokenMethod(),
            it -> GetRobotTokenResponse.newBuilder().setToken("new").build());
  }

  @Test
  void asksWhichClusterItIsOnceAndKeepsTheConnection() {
    cluster.as(TOKEN).whoAmI();
    cluster.as(TOKEN).whoAmI();
    cluster.as(TOKEN).groups().own();
    assertThat(meddler.connections()).isEqualTo(1);
    assertThat(pachd.calls().stream().filter(call -> call.method().contains("InspectCluster")))
        .hasSize(1);
    assertThat(heard.ids).containsExactly("one");
  }

  @Test
  void sendsTheTokenAndNothingElseAboutUs() {
    cluster.as(TOKEN).groups().own();
    cluster.as(Optional.empty()).groups().own();
    for (FakePachd.Call call : pachd.calls()) {
      assertThat(call.headers().keys())
          .doesNotContain("command", "userid", "prefix", "pach-transaction");
    }
    assertThat(tokensSeen("GetGroups"))
        .containsExactly(TOKEN.map(Secret::reveal), Optional.empty());
    assertThat(tokensSeen("InspectCluster")).containsOnly(Optional.empty());
  }

  @Test
  void sendsNoTokenToAnotherCluster() {
    cluster.close();
    cluster = heard.at(meddler.endpoint().expecting("another"));
    Failure failure = catchThrowableOfType(Failure.class, () -> cluster.as(TOKEN).whoAmI());
    assertThat(failure.sentence())
        .contains("one")
        .contains("another")
        .contains("No token was sent");
    assertThat(failure.hint().orElseThrow()).contains("--remove-cluster-deployment-id");
    assertThat(pachd.calls()).allMatch(call -> call.token().isEmpty());
    assertThat(pachd.asked()).isEmpty();
  }

  @Test
  void sendsNoTokenToAnotherClusterThatAnswersLater() throws Exception {
    cluster.as(TOKEN).groups().own();
    int port = pachd.port();
    pachd.close();
    meddler.cutAll();
    pachd = serving(FakePachd.at(port)).named("impostor");
    Failure failure = catchThrowableOfType(Failure.class, () -> cluster.as(TOKEN).groups().own());
    assertThat(failure.sentence()).contains("impostor");
    assertThat(pachd.calls()).isNotEmpty().allMatch(call -> call.token().isEmpty());
    assertThat(pachd.asked()).isEmpty();
  }

  @Test
  void findsThePachdAgainThatWasRestarted() throws Exception {
    cluster.as(TOKEN).groups().own();
    int port = pachd.port();
    pachd.close();
    assertThatThrownBy(() -> cluster.as(TOKEN).groups().own()).isInstanceOf(Failure.class);
    pachd = serving(FakePachd.at(port));
    assertThat(cluster.as(TOKEN).groups().own()).containsExactly(new Principal("group:devs"));
  }

  @Test
  void asksAgainWhenTheKeptConnectionHadDied() {
    AtomicInteger times = new AtomicInteger();
    pachd.answers(
        APIGrpc.getGetGroupsMethod(),
        it -> {
          if (times.getAndIncrement() == 0) {
            meddler.spoil(Meddler.Mood.RESETTING);
          }
          return GetGroupsResponse.newBuilder().addGroups("group:devs").build();
        });
    assertThat(cluster.as(TOKEN).groups().own()).hasSize(1);
    assertThat(meddler.connections()).isEqualTo(2);
  }

  @Test
  void doesNotRepeatAChangeWhoseFateIsUnknown() {
    pachd.answers(
        APIGrpc.getGetRobotTokenMethod(),
        it -> {
          meddler.spoil(Meddler.Mood.RESETTING);
          return GetRobotTokenResponse.newBuilder().setToken("lost").build();
        });
    Failure failure =
        catchThrowableOfType(
            Failure.class, () -> cluster.as(TOKEN).tokens().issue("ci", Optional.empty()));
    assertThat(failure.exit()).isEqualTo(Exit.UNREACHABLE);
    assertThat(failure.sentence()).contains("was lost before auth_v2.API/GetRobotToken");
    assertThat(failure.hint().orElseThrow()).contains("It may or may not have been made");
    assertThat(pachd.requests(APIGrpc.getGetRobotTokenMethod())).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Meddler.Mood.class,
      names = {"CUTTING", "RESETTING", "GARBLING"})
  void saysThatTheConnectionWasLostAndLivesOn(Meddler.Mood mood) {
    cluster.as(TOKEN).groups().own();
    meddler.become(mood);
    Failure failure = catchThrowableOfType(Failure.class, () -> cluster.as(TOKEN).groups().own());
    assertThat(failure.exit()).as(failure.sentence()).isEqualTo(Exit.UNREACHABLE);
    assertThat(failure.sentence()).contains("127.0.0.1:" + meddler.port());
    meddler.become(Meddler.Mood.HONEST);
    assertThat(cluster.as(TOKEN).groups().own()).hasSize(1);
  }

  @Test
  void asksAgainForAListThatWasCutInTheMiddle() {
    new SmallCluster()
        .bind(Resource.CLUSTER, "pach:root", "clusterAdmin")
        .bind(Resource.project("vision"), "pach:root", "projectOwner")
        .bind(Resource.repo("vision", "images"), "pach:root", "repoOwner")
        .behind(pachd, "pach:root");
    pachd.streams(
        io.pachsh.wire.pfs.APIGrpc.getListProjectMethod(),
        it -> {
          if (meddler.connections() == 1) {
            meddler.spoil(Meddler.Mood.CUTTING);
          }
          return IntStream.range(0, 1000)
              .mapToObj(
                  i ->
                      ProjectInfo.newBuilder()
                          .setProject(Project.newBuilder().setName("p" + i))
                          .build())
              .toList();
        });
    assertThat(cluster.as(TOKEN).places().all()).hasSize(1001);
    assertThat(meddler.connections()).isEqualTo(2);
  }

  @Test
  void refusesAnAnswerOfMoreThanTwentyMebibytes() {
    pachd.answers(
        APIGrpc.getGetGroupsMethod(),
        it ->
            GetGroupsResponse.newBuilder()
                .addGroupsBytes(ByteString.copyFrom(new byte[21 << 20]))
                .build());
    Failure failure = catchThrowableOfType(Failure.class, () -> cluster.as(TOKEN).groups().own());
    assertThat(failure.sentence()).contains("The answer of").contains("20 MiB");
  }

  @Test
  void cancelsTheCallWhenTheThreadIsInterrupted() throws Exception {
    pachd.ponders(APIGrpc.getGetGroupsMethod());
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread asking =
        new Thread(
            () -> {
              try {
                cluster.as(TOKEN).groups().own();
              } catch (RuntimeException e) {
                thrown.set(e);
              }
            });
    asking.start();
    assertThat(pachd.waiting.await(20, TimeUnit.SECONDS)).isTrue();
    asking.interrupt();
    asking.join();
    assertThat(pachd.cancelled.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(thrown.get()).isInstanceOf(Interruption.class);
    pachd.answers(APIGrpc.getGetGroupsMethod(), it -> GetGroupsResponse.getDefaultInstance());
    assertThat(cluster.as(TOKEN).groups().own()).isEmpty();
  }

  @Test
  void isInterruptedWhileAnotherThreadWaitsForASilentCluster() throws Exception {
    pachd.ponders(io.pachsh.wire.admin.APIGrpc.getInspectClusterMethod());
    Thread beside = new Thread(() -> catchThrowable(() -> cluster.as(TOKEN).whoAmI()));
    beside.start();
    assertThat(pachd.waiting.await(20, TimeUnit.SECONDS)).isTrue();
    AtomicReference<Throwable> ended = new AtomicReference<>();
    Thread asking = new Thread(() -> ended.set(catchThrowable(() -> cluster.as(TOKEN).whoAmI())));
    asking.start();
    asking.interrupt();
    asking.join(10_000);
    assertThat(beside.isAlive()).isTrue();
    assertThat(ended.get()).isInstanceOf(Interruption.class);
  }

  @Test
  void endsWithAllItsThreads() throws Exception {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    cluster.as(TOKEN).whoAmI();
    cluster.close();
    assertThatThrownBy(() -> cluster.as(TOKEN).whoAmI()).isInstanceOf(Failure.class);
    List<Thread> left =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> !before.contains(thread) && !thread.isDaemon() && thread.isAlive())
            .collect(Collectors.toList());
    assertThat(left).isEmpty();
  }

  @Test
  void reachesAPachdByAUnixSocket() throws Exception {
    try (UnixProxy proxy = new UnixProxy(directory.resolve("pachd.sock"), pachd.port());
        PachdCluster local = heard.at(proxy.endpoint())) {
      assertThat(local.as(TOKEN).groups().own()).hasSize(1);
    }
  }

  private List<Optional<String>> tokensSeen(String method) {
    return pachd.calls().stream()
        .filter(call -> call.method().endsWith("/" + method))
        .map(FakePachd.Call::token)
        .toList();
  }
}
