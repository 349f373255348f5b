package io.pachsh.completion;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.access.Resource;
import io.pachsh.command.TestSession;
import io.pachsh.context.Context;
import io.pachsh.embedded.state.LargeCluster;
import io.pachsh.session.Session;
import io.pachsh.session.Variables;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The names of clusters that take their time. */
@Timeout(30)
class LiveNamesTest {
  @TempDir private Path directory;
  private LargeCluster large;
  private SlowCluster slow;
  private Session session;
  private LiveNames live;

  @BeforeEach
  void begin() {
    large = LargeCluster.save(directory.resolve("large"), LargeCluster.SMALL, false);
    slow = new SlowCluster(large.cluster());
    Variables variables = new Variables(Map.of());
    session = TestSession.of(directory, name -> slow, variables);
    signIn();
    live = new LiveNames(session, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
  }

  @AfterEach
  void end() {
    large.close();
  }

  @Test
  void waitsForNoClusterAndAsksOnceAtATime() throws InterruptedException {
    live.refresh();
    slow.awaitQuestion();
    large.caller().places().create(Resource.project("another"));
    live.refresh();
    live.refresh();
    assertThat(projects()).isZero();
    assertThat(slow.asked()).isZero();
    slow.answer();
    slow.awaitQuestion();
    arrive();
    assertThat(projects()).isEqualTo(3);
    assertThat(slow.asked()).isZero();
  }

  @Test
  void showsTheOldNamesUntilTheNewOnesArrive() throws InterruptedException {
    live.refresh();
    arrive();
    large.caller().places().create(Resource.project("another"));
    live.refresh();
    assertThat(projects()).isEqualTo(2);
    arrive();
    assertThat(projects()).isEqualTo(3);
  }

  @Test
  void forgetsThemWithTheLoginAndWithTheContext() throws InterruptedException {
    live.refresh();
    arrive();
    session.setContexts(session.contexts().with(session.context().withToken(Optional.empty())));
    assertThat(projects()).isZero();
    arrive();
    assertThat(live.of(Optional.empty()).principals().size()).isEqualTo(1);

    signIn();
    live.refresh();
    arrive();
    session.setContexts(session.contexts().with(new Context("other", Optional.empty())));
    session.contextChanges().activate("other");
    live.refresh();
    arrive();
    session.contextChanges().activate(Context.LOCAL);
    live.refresh();
    assertThat(projects()).isZero();
    arrive();
  }

  @Test
  void knowsTheContextThatALineNames() throws InterruptedException {
    session.setContexts(session.contexts().with(new Context("other", Optional.empty())));
    assertThat(live.of(Optional.of("nowhere"))).isSameAs(ClusterNames.NONE);
    assertThat(live.of(Optional.of("other"))).isSameAs(ClusterNames.NONE);
    arrive();
    assertThat(live.of(Optional.of("other"))).isNotSameAs(ClusterNames.NONE);
  }

  private int projects() {
    return live.of(Optional.empty()).projects().size();
  }

  private void signIn() {
    session.setContexts(
        session.contexts().with(session.context().withToken(Optional.of(LargeCluster.ROOT_TOKEN))));
  }

  private void arrive() throws InterruptedException {
    slow.answer();
    live.await();
  }
}
