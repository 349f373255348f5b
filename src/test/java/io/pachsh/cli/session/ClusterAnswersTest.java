package io.pachsh.cli.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pachsh.cluster.Caller;
import io.pachsh.cluster.Cluster;
import io.pachsh.cluster.ClusterInfo;
import io.pachsh.failure.Interruption;
import io.pachsh.secret.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ClusterAnswersTest {
  @Test
  void whatIsNotAnsweredInTimeIsUnknownAndNobodyIsAskedOn() throws InterruptedException {
    SilentCluster cluster = new SilentCluster();
    ClusterAnswers told = ClusterAnswers.within(Duration.ofMillis(1), cluster, Optional.empty());
    assertThat(told.info()).isEmpty();
    assertThat(told.isActivated()).isEmpty();
    assertThat(told.trouble()).contains("no answer within 0 s");
    cluster.interrupted.await();
  }

  @Test
  void whatComesTooLateChangesNothing() throws InterruptedException {
    CountDownLatch late = new CountDownLatch(1);
    LateCluster cluster = new LateCluster(late);
    ClusterAnswers told = ClusterAnswers.within(Duration.ofMillis(1), cluster, Optional.empty());
    late.countDown();
    cluster.thread.join().join();
    assertThat(told.info()).isEmpty();
    assertThat(told.trouble()).contains("no answer within 0 s");
  }

  @Test
  void aBugIsNoSilence() {
    Cluster broken = new LateCluster(new CountDownLatch(0));
    assertThatThrownBy(
            () -> ClusterAnswers.within(Duration.ofMinutes(10), broken, Optional.empty()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a bug");
  }

  /** A cluster that answers late, whoever does not want it any more, and then breaks. */
  private static final class LateCluster implements Cluster {
    private final CountDownLatch late;
    private final CompletableFuture<Thread> thread = new CompletableFuture<>();

    LateCluster(CountDownLatch late) {
      this.late = late;
    }

    @Override
    public Caller as(Optional<Secret> token) {
      throw new AssertionError("it was asked on");
    }

    @Override
    public boolean isActivated() {
      throw new IllegalStateException("a bug");
    }

    @Override
    public ClusterInfo info() {
      thread.complete(Thread.currentThread());
      while (true) {
        try {
          late.await();
          return new ClusterInfo("", "", "", List.of());
        } catch (InterruptedException e) {
          // It does not notice.
        }
      }
    }
  }

  /** A cluster that never says a word, and notices when nobody waits any more. */
  private static final class SilentCluster implements Cluster {
    private final CountDownLatch interrupted = new CountDownLatch(1);

    @Override
    public Caller as(Optional<Secret> token) {
      throw new AssertionError("it was asked on");
    }

    @Override
    public boolean isActivated() {
      throw new AssertionError("it was asked on");
    }

    @Override
    public ClusterInfo info() {
      try {
        new CountDownLatch(1).await();
        return new ClusterInfo("", "", "", List.of());
      } catch (InterruptedException e) {
        interrupted.countDown();
        throw new Interruption();
      }
    }
  }
}
