package io.pachsh.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.cluster.Caller;
import io.pachsh.embedded.storage.Disk;
import io.pachsh.embedded.storage.DiskAround;
import io.pachsh.embedded.storage.DurableFile;
import io.pachsh.embedded.storage.FileAround;
import io.pachsh.embedded.storage.LocalDisk;
import io.pachsh.secret.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes that come while the disk is busy go to it together, or fail together. */
class GroupCommitTest {
  private static final int CHANGES = 10;

  @TempDir private Path directory;
  private final Practice practice = new Practice();
  private final GatedDisk disk = new GatedDisk();
  private final ExecutorService threads = Executors.newFixedThreadPool(CHANGES + 1);
  private EmbeddedCluster cluster;
  private Secret token;
  private Caller admin;

  @BeforeEach
  void open() {
    cluster = practice.open(directory, disk);
    token = Practice.adminToken(cluster);
    admin = cluster.as(Optional.of(token));
  }

  @AfterEach
  void close() {
    disk.open();
    threads.shutdownNow();
  }

  @Test
  void whatComesWhileTheDiskIsBusyIsOneForce() throws Exception {
    List<Future<Secret>> issued = issueWhileBusy();
    int before = disk.writes;
    disk.open();
    for (Future<Secret> each : issued) {
      assertThat(cluster.as(Optional.of(each.get(20, TimeUnit.SECONDS))).whoAmI().principal())
          .isEqualTo(io.pachsh.access.Principal.robot("ci"));
    }
    // The first one's, which was under way, and that of all the others.
    assertThat(disk.writes - before).isEqualTo(2);
    cluster.detach();
    EmbeddedCluster next = practice.open(directory);
    next.recover();
    assertThat(next.as(Optional.of(token)).tokens().all()).hasSize(CHANGES + 1);
  }

  @Test
  void nobodySeesWhatIsNotOnDisk() throws Exception {
    issueWhileBusy();
    assertThat(admin.tokens().all()).hasSize(1);
    assertThat(cluster.pending()).hasSize(1);
  }

  @Test
  void whatFailsTogetherLeavesNothingBehind() throws Exception {
    List<Future<Secret>> issued = issueWhileBusy();
    disk.breakDown();
    disk.open();
    for (Future<Secret> each : issued) {
      assertThatThrownBy(() -> each.get(20, TimeUnit.SECONDS))
          .isInstanceOf(ExecutionException.class)
          .cause()
          .isInstanceOfSatisfying(
              RefusedException.class,
              e -> assertThat(e.refusal()).isInstanceOf(Refusal.NotStored.class));
    }
    assertThat(admin.tokens().all()).hasSize(1);
    disk.repair();
    admin.tokens().issue("ci", Optional.empty());
    cluster.detach();
    EmbeddedCluster next = practice.open(directory);
    next.recover();
    assertThat(next.as(Optional.of(token)).tokens().all()).hasSize(2);
  }

  @Test
  void revertingGivesUpWhatIsUnderWay() throws Exception {
    cluster.save();
    List<Future<Secret>> issued = issueWhileBusy();
    Future<?> reverted = threads.submit(cluster::revert);
    disk.open();
    reverted.get(20, TimeUnit.SECONDS);
    int kept = 0;
    for (Future<Secret> each : issued) {
      try {
        each.get(20, TimeUnit.SECONDS);
        kept++;
      } catch (ExecutionException e) {
        assertThat(e).cause().isInstanceOf(RefusedException.class);
      }
    }
    // Whichever came behind the revert is a change of its own, and is numbered as one.
    admin.tokens().issue("last", Optional.empty());
    int tokens = admin.tokens().all().size();
    cluster.detach();
    EmbeddedCluster next = practice.open(directory);
    next.recover();
    assertThat(next.as(Optional.of(token)).tokens().all()).hasSize(tokens);
    assertThat(kept).isLessThanOrEqualTo(CHANGES);
  }

  /** Lets one change reach the disk and stay there, and the others queue behind it. */
  private List<Future<Secret>> issueWhileBusy() throws Exception {
    disk.shut();
    List<Future<Secret>> issued = new ArrayList<>();
    issued.add(threads.submit(() -> admin.tokens().issue("ci", Optional.empty())));
    disk.awaitSomebody();
    CountDownLatch begun = new CountDownLatch(CHANGES - 1);
    for (int i = 1; i < CHANGES; i++) {
      issued.add(
          threads.submit(
              () -> {
                begun.countDown();
                return admin.tokens().issue("ci", Optional.empty());
              }));
    }
    begun.await();
    while (cluster.queued() < CHANGES) {
      Thread.onSpinWait();
    }
    return issued;
  }

  /** The real disk with a gate in front of what is forced. */
  private static final class GatedDisk implements DiskAround {
    private final Disk real = new LocalDisk();
    private CountDownLatch gate = new CountDownLatch(0);
    private CountDownLatch arrived = new CountDownLatch(1);
    private volatile boolean broken;
    volatile int writes;

    void shut() {
      arrived = new CountDownLatch(1);
      gate = new CountDownLatch(1);
    }

    void open() {
      gate.countDown();
    }

    void awaitSomebody() throws InterruptedException {
      arrived.await();
    }

    void breakDown() {
      broken = true;
    }

    void repair() {
      broken = false;
    }

    @Override
    public Disk inner() {
      return real;
    }

    @Override
    public DurableFile open(Path file) throws IOException {
      DurableFile opened = real.open(file);
      return new FileAround() {
        @Override
        public DurableFile inner() {
          return opened;
        }

        @Override
        @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes at a time
        public void writeForced(long position, byte[] bytes, int count) throws IOException {
          arrived.countDown();
          try {
            gate.await();
          } catch (InterruptedException e) {
            throw new IOException(e);
          }
          if (broken) {
            throw new IOException("No space left on device");
          }
          writes++;
          opened.writeForced(position, bytes, count);
        }
      };
    }
  }
}
