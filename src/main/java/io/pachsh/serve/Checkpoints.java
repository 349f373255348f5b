package io.pachsh.serve;

import io.pachsh.cluster.ServedCluster;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Writes a served cluster's snapshot from time to time, so that its journal stays short. Nothing
 * depends on it: each change is on disk before it is answered.
 */
final class Checkpoints implements AutoCloseable {
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final int MANY = 10_000;

  private final ServedCluster cluster;
  private final RequestLog log;
  private final ScheduledExecutorService timer;
  private long last = System.nanoTime();

  Checkpoints(ServedCluster cluster, RequestLog log) {
    this.cluster = cluster;
    this.log = log;
    timer =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "serve-checkpoints");
              thread.setDaemon(true);
              return thread;
            });
    var unused =
        timer.scheduleWithFixedDelay(
            this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void look() {
    int changes = cluster.uncheckpointed();
    boolean due = changes > 0 && System.nanoTime() - last > LONGEST.toNanos();
    if (!due && changes < MANY) {
      return;
    }
    last = System.nanoTime();
    try {
      cluster.checkpoint();
    } catch (RuntimeException e) {
      // The journal holds everything; the next look tries again.
      log.bug("checkpoint", e);
    }
  }

  /** Begins no further snapshot, and waits for one that is being written. */
  @Override
  public void close() {
    timer.shutdown();
    try {
      timer.awaitTermination(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
