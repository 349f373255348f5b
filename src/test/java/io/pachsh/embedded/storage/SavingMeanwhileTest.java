package io.pachsh.embedded.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.cluster.AuditChain;
import io.pachsh.cluster.Caller;
import io.pachsh.embedded.EmbeddedCluster;
import io.pachsh.embedded.Practice;
import io.pachsh.secret.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Changes, and questions about the past, while a snapshot is being written. */
class SavingMeanwhileTest {
  @TempDir private Path parent;
  private final Practice practice = new Practice();
  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private final SlowDisk disk = new SlowDisk();
  private Path directory;
  private EmbeddedCluster cluster;
  private Secret token;
  private Caller admin;

  @BeforeEach
  void open() {
    directory = parent.resolve("local");
    cluster = practice.open(directory, disk);
    token = Practice.adminToken(cluster);
    admin = cluster.as(Optional.of(token));
  }

  @AfterEach
  void close() {
    disk.goOn.countDown();
    threads.shutdownNow();
  }

  @Test
  void aChangeIsMadeAndAnswered() throws Exception {
    Future<?> saved = saving();
    soon(() -> admin.tokens().issue("ci", Optional.empty()));
    assertThat(soon(() -> admin.history().records())).hasSize(2);
    assertThat(saved.isDone()).isFalse();
    disk.goOn.countDown();
    saved.get(20, TimeUnit.SECONDS);

    assertThat(cluster.pending()).containsExactly("token issued to robot:ci, without expiry");
    assertThat(admin.history().records()).hasSize(2);
    cluster.revert();
    assertThat(tokens(cluster)).isEqualTo(1);
    admin.tokens().issue("ci", Optional.empty());
    cluster.save();
    cluster.close();
    assertThat(tokens(practice.open(directory))).isEqualTo(2);
  }

  @Test
  void revertingWaitsForTheSnapshotAndTakesBackWhatCameBehindIt() throws Exception {
    Future<?> saved = saving();
    soon(() -> admin.tokens().issue("ci", Optional.empty()));
    Future<?> reverted = threads.submit(cluster::revert);
    disk.goOn.countDown();
    saved.get(20, TimeUnit.SECONDS);
    reverted.get(20, TimeUnit.SECONDS);
    assertThat(tokens(cluster)).isEqualTo(1);
    assertThat(cluster.isUnsaved()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"false,false", "false,true", "true,false", "true,true"})
  void whateverStepIsTheLastNothingAnsweredIsLost(boolean served, boolean powerFails)
      throws Exception {
    if (served) {
      cluster.autosave();
    }
    admin.tokens().issue("before", Optional.empty());
    Future<?> saved = saving();
    soon(() -> admin.tokens().issue("meanwhile", Optional.empty()));
    soon(() -> admin.tokens().issue("and-another", Optional.empty()));
    disk.keepEachStep(parent.resolve("steps"), powerFails);
    disk.goOn.countDown();
    saved.get(20, TimeUnit.SECONDS);
    admin.tokens().issue("behind", Optional.empty());
    int steps = disk.steps();
    assertThat(steps).isGreaterThan(10);

    for (int step = 0; step < steps; step++) {
      Path left = parent.resolve("steps").resolve("" + step);
      EmbeddedCluster next = practice.open(left);
      next.recover();
      assertThat(tokens(next)).as("tokens after step %d", step).isBetween(4, 5);
      next.as(Optional.of(token)).tokens().issue("next", Optional.empty());
      assertThat(next.as(Optional.of(token)).history().records()).hasSize(tokens(next));
      next.save();
      AuditChain chain = next.as(Optional.of(token)).history().chain();
      assertThat(chain.breaks()).as("audit after step %d", step).isEmpty();
      next.close();
      assertThat(tokens(practice.open(left))).isBetween(5, 6);
    }
  }

  @Test
  void theJournalOfAServedClusterStaysShort() throws Exception {
    cluster.autosave();
    for (int i = 0; i < 40; i++) {
      admin.tokens().issue("robot-with-a-long-name-" + i, Optional.empty());
    }
    Future<?> saved = saving();
    soon(() -> admin.tokens().issue("meanwhile", Optional.empty()));
    disk.goOn.countDown();
    saved.get(20, TimeUnit.SECONDS);
    assertThat(directory.resolve("journal")).content().contains("meanwhile").hasLineCount(2);
    assertThat(cluster.uncheckpointed()).isEqualTo(1);
  }

  private Future<?> saving() throws InterruptedException {
    disk.slow = true;
    Future<?> saved = threads.submit(cluster::save);
    disk.arrived.await();
    return saved;
  }

  /** What somebody else gets although the snapshot is not written yet. */
  private <T> T soon(Callable<T> work) throws Exception {
    return threads.submit(work).get(20, TimeUnit.SECONDS);
  }

  private int tokens(EmbeddedCluster in) {
    return in.as(Optional.of(token)).tokens().all().size();
  }

  /** The real disk, which is in no hurry to write a snapshot, and can be copied at each step. */
  private static final class SlowDisk implements DiskAround {
    private final PowerlessDisk real = new PowerlessDisk();
    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private volatile boolean slow;
    private volatile Optional<Path> copies = Optional.empty();
    private boolean survivorsOnly;
    private int steps;

    @Override
    public Disk inner() {
      return real;
    }

    void keepEachStep(Path under, boolean powerFails) {
      copies = Optional.of(under);
      survivorsOnly = powerFails;
    }

    /** The number of copies; none is made any more. */
    int steps() {
      copies = Optional.empty();
      return steps;
    }

    /** Copies what is left if the process is killed, or the power fails, before what comes now. */
    private void step(Path file) throws IOException {
      if (copies.isEmpty()) {
        return;
      }
      Path copy = Files.createDirectories(copies.get().resolve("" + steps++));
      if (survivorsOnly) {
        real.copySurvivors(copy);
        return;
      }
      try (Stream<Path> files = Files.list(file.resolveSibling(""))) {
        for (Path each : files.toList()) {
          Files.copy(each, copy.resolve(each.getFileName()));
        }
      }
    }

    @Override
    public DurableFile open(Path file) throws IOException {
      step(file);
      DurableFile opened = real.open(file);
      return new FileAround() {
        @Override
        public DurableFile inner() {
          return opened;
        }

        @Override
        public void write(long position, byte[] bytes, int count) throws IOException {
          if (slow && file.endsWith("snapshot.json.next")) {
            arrived.countDown();
            try {
              goOn.await();
            } catch (InterruptedException e) {
              throw new IOException(e);
            }
          }
          step(file);
          opened.write(position, bytes, count);
        }

        @Override
        public void truncate(long length) throws IOException {
          step(file);
          opened.truncate(length);
        }

        @Override
        public void force() throws IOException {
          step(file);
          opened.force();
        }
      };
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
      step(from);
      real.rename(from, to);
    }

    @Override
    public void delete(Path file) throws IOException {
      step(file);
      real.delete(file);
    }

    @Override
    public void forceDirectory(Path directory) throws IOException {
      step(directory.resolve("snapshot.json"));
      real.forceDirectory(directory);
    }
  }
}
