package io.pachsh.embedded.ledger;

import io.pachsh.embedded.change.Entry;
import io.pachsh.embedded.state.ClusterState;
import org.jspecify.annotations.Nullable;

/** A change that was decided and is on its way to the disk. */
final class Commit {
  private final Entry entry;
  private final ClusterState state;
  private boolean isSettled;
  private @Nullable RuntimeException failure;

  /**
   * A change on its way.
   *
   * @param state the cluster's state once it is on disk
   */
  Commit(Entry entry, ClusterState state) {
    this.entry = entry;
    this.state = state;
  }

  Entry entry() {
    return entry;
  }

  ClusterState state() {
    return state;
  }

  synchronized boolean isSettled() {
    return isSettled;
  }

  /** It is on disk, or it failed. */
  synchronized void settle(@Nullable RuntimeException why) {
    isSettled = true;
    failure = why;
  }

  /** Throws why it is not on disk. */
  synchronized void requireStored() {
    if (failure != null) {
      throw failure;
    }
  }
}
