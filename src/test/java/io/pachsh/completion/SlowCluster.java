package io.pachsh.completion;

import io.pachsh.cluster.Caller;
import io.pachsh.cluster.ClusterInfo;
import io.pachsh.cluster.SavedCluster;
import io.pachsh.secret.Secret;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** A cluster that answers a caller only when it is told to. */
public final class SlowCluster implements SavedCluster {
  private final SavedCluster cluster;
  private final Semaphore answers = new Semaphore(0);
  private final Semaphore questions = new Semaphore(0);

  public SlowCluster(SavedCluster cluster) {
    this.cluster = cluster;
  }

  /** Lets it answer one caller. */
  void answer() {
    answers.release();
  }

  /** Waits until a caller has come. */
  void awaitQuestion() throws InterruptedException {
    questions.acquire();
  }

  /** How many callers came that nobody waited for. */
  int asked() {
    return questions.availablePermits();
  }

  @Override
  public Caller as(Optional<Secret> token) {
    questions.release();
    answers.acquireUninterruptibly();
    return cluster.as(token);
  }

  @Override
  public boolean isActivated() {
    return cluster.isActivated();
  }

  @Override
  public ClusterInfo info() {
    return cluster.info();
  }

  @Override
  public List<String> pending() {
    return cluster.pending();
  }

  @Override
  public boolean isUnsaved() {
    return cluster.isUnsaved();
  }

  @Override
  public void save() {
    cluster.save();
  }

  @Override
  public List<Path> revert() {
    return cluster.revert();
  }

  @Override
  public boolean isUnrecovered() {
    return cluster.isUnrecovered();
  }

  @Override
  public boolean isDamaged() {
    return cluster.isDamaged();
  }

  @Override
  public List<String> recover() {
    return cluster.recover();
  }

  @Override
  public void note(Secret text) {
    cluster.note(text);
  }

  @Override
  public Optional<Secret> latestNote() {
    return cluster.latestNote();
  }

  @Override
  public List<Path> reset() {
    return cluster.reset();
  }

  @Override
  public void close() {
    cluster.close();
  }

  @Override
  public void detach() {
    cluster.detach();
  }
}
