package io.pachsh.embedded.ledger;

import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.embedded.change.Change;
import io.pachsh.embedded.change.Entry;
import io.pachsh.embedded.change.Proposal;
import io.pachsh.embedded.state.ClusterState;
import io.pachsh.embedded.storage.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where a cluster stands: what was saved, the changes since, the value they amount to, and the
 * changes on their way to the disk. One monitor, its own, guards all of it; the value alone is read
 * without.
 */
final class PendingState {
  private final List<Entry> pending = new ArrayList<>();

  /** What is decided and not yet on disk, in order. */
  private final List<Commit> queue = new ArrayList<>();

  private @Nullable Snapshot base;
  private volatile @Nullable ClusterState current;

  /** A change in the queue and what it answers; no change when there is nothing to wait for. */
  record Decided<T>(Optional<Commit> commit, T answer) {}

  /** The changes that one force brings to the disk, and what they follow. */
  record Batch(List<Commit> commits, Snapshot base) {
    List<Entry> entries() {
      return commits.stream().map(Commit::entry).toList();
    }
  }

  /** The state; null before anything was read. */
  @Nullable ClusterState current() {
    return current;
  }

  /** The state, which was read already. */
  ClusterState now() {
    ClusterState now = current;
    if (now == null) {
      throw new IllegalStateException("nothing was read yet");
    }
    return now;
  }

  /** What was last saved; null before anything was read. */
  synchronized @Nullable Snapshot knownBase() {
    return base;
  }

  /** What was last saved, which was read already. */
  synchronized Snapshot base() {
    if (base == null) {
      throw new IllegalStateException("nothing was read yet");
    }
    return base;
  }

  /** The number of the last change on disk, saved or not. */
  synchronized long last() {
    return base().last() + pending.size();
  }

  /** The changes on disk that are not saved, oldest first. */
  synchronized List<Entry> pending() {
    return List.copyOf(pending);
  }

  /** Whether any of them is of a person's doing. */
  synchronized boolean isUnsaved() {
    return pending.stream().anyMatch(entry -> !entry.change().isUpkeep());
  }

  synchronized boolean hasPending() {
    return !pending.isEmpty();
  }

  synchronized int pendingCount() {
    return pending.size();
  }

  /** How many changes are decided and not yet on disk. */
  synchronized int queued() {
    return queue.size();
  }

  /** Decides about the latest state, be it on disk yet or not, and queues what is to happen. */
  synchronized <T> Decided<T> decide(
      Function<ClusterState, Proposal<T>> decide, LockOutGuard guard) {
    Optional<Commit> latest =
        queue.isEmpty() ? Optional.empty() : Optional.of(queue.get(queue.size() - 1));
    ClusterState before = latest.map(Commit::state).orElseGet(this::now);
    Proposal<T> proposal = decide.apply(before);
    if (proposal.change().isEmpty()) {
      // What it was decided upon has to hold before it is answered.
      return new Decided<>(latest, proposal.answer());
    }
    Change change = proposal.change().get();
    Entry entry = new Entry(last() + queue.size() + 1, change);
    ClusterState after = entry.applyTo(before);
    guard.check(before, after, change.stamp());
    Commit commit = new Commit(entry, after);
    queue.add(commit);
    return new Decided<>(Optional.of(commit), proposal.answer());
  }

  /** All that wait now, for one force. */
  synchronized Batch batch() {
    return new Batch(List.copyOf(queue), base());
  }

  /** A batch is on disk: from here on readers see it. */
  synchronized void stored(Batch batch) {
    List<Commit> commits = batch.commits();
    pending.addAll(batch.entries());
    current = commits.get(commits.size() - 1).state();
    queue.subList(0, commits.size()).clear();
    commits.forEach(commit -> commit.settle(null));
  }

  /** Nothing that waits will be made. */
  synchronized void abandon(RuntimeException why) {
    queue.forEach(commit -> commit.settle(why));
    queue.clear();
  }

  /** The changes up to a snapshot are saved. */
  synchronized void saved(Snapshot snapshot) {
    pending.removeIf(entry -> entry.number() <= snapshot.last());
    base = snapshot;
  }

  /** Goes on from another snapshot, with changes to it that are on disk. */
  synchronized void become(Snapshot snapshot, List<Entry> entries) {
    abandonForGood();
    ClusterState state = snapshot.state();
    for (Entry entry : entries) {
      state = entry.applyTo(state);
    }
    base = snapshot;
    pending.clear();
    pending.addAll(entries);
    current = state;
  }

  /** Knows nothing any more, until it is read anew. */
  synchronized void forget() {
    abandonForGood();
    pending.clear();
    base = null;
    current = null;
  }

  private void abandonForGood() {
    abandon(
        new RefusedException(
            new Refusal.NotStored(
                "the change was not made: meanwhile the cluster was reverted or closed")));
  }
}
