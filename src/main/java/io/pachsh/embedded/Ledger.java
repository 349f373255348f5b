package io.pachsh.embedded;

import io.pachsh.access.AuditRecord;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.failure.Failure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A cluster's state as it moves: what was saved, the changes since, and the value they amount to.
 * Readers take the current value without a lock; changes are decided one at a time, and those that
 * come while the disk is busy are forced to it together. A reader sees a change once it is on disk.
 *
 * <p>Two locks: {@code device} while the store works, and, always inside it, this object's monitor
 * while the values move.
 */
final class Ledger {
  private final Store store;
  private final Mint mint;
  private final ReentrantLock device = new ReentrantLock();
  private final List<Entry> pending = new ArrayList<>();

  private final CommitQueue queue = new CommitQueue();
  private @Nullable Snapshot base;
  private volatile @Nullable ClusterState current;
  private volatile boolean autosaved;

  Ledger(Store store, Mint mint) {
    this.store = store;
    this.mint = mint;
  }

  /**
   * The state now. Reads the disk the first time.
   *
   * @throws Failure when what was saved cannot be read
   */
  ClusterState state() {
    ClusterState now = current;
    return now != null ? now : load();
  }

  private synchronized ClusterState load() {
    if (current == null) {
      become(store.snapshot(), List.of());
    }
    return now();
  }

  /** Makes a change, whoever may be locked out by it. */
  <T> T change(Function<ClusterState, Proposal<T>> decide) {
    return change(decide, Guard.NONE);
  }

  /**
   * Makes a change. {@code decide} looks at the state and proposes or refuses; it may be asked
   * twice, the second time about what another session saved in the meantime.
   */
  <T> T change(Function<ClusterState, Proposal<T>> decide, Guard guard) {
    Decided<T> decided = decided(decide, guard);
    decided.commit().ifPresent(this::store);
    return decided.answer();
  }

  /** A change in the queue and what it answers; no change when there is nothing to wait for. */
  private record Decided<T>(Optional<Commit> commit, T answer) {}

  private <T> Decided<T> decided(Function<ClusterState, Proposal<T>> decide, Guard guard) {
    synchronized (this) {
      if (store.isOwned()) {
        return queued(decide, guard);
      }
    }
    return exclusively(
        () -> {
          if (!store.isOwned()) {
            lookAgain();
            Proposal<T> proposal = decide.apply(state());
            if (proposal.change().isEmpty()) {
              return new Decided<>(Optional.empty(), proposal.answer());
            }
            guard.check(
                now(), now().apply(proposal.change().get()), proposal.change().get().stamp());
            own();
          }
          return queued(decide, guard);
        });
  }

  /** Decides about the latest state, be it on disk yet or not, and queues what is to happen. */
  private <T> Decided<T> queued(Function<ClusterState, Proposal<T>> decide, Guard guard) {
    Optional<Commit> latest = queue.latest();
    ClusterState before = latest.map(Commit::state).orElseGet(this::now);
    Proposal<T> proposal = decide.apply(before);
    if (proposal.change().isEmpty()) {
      // What it was decided upon has to hold before it is answered.
      return new Decided<>(latest, proposal.answer());
    }
    Change change = proposal.change().get();
    ClusterState after = before.apply(change);
    guard.check(before, after, change.stamp());
    Entry entry = new Entry(base().last() + pending.size() + queue.size() + 1, change);
    Commit commit = new Commit(entry, after);
    queue.add(commit);
    return new Decided<>(Optional.of(commit), proposal.answer());
  }

  /** Returns once a change is on disk: whoever comes first takes along all that are queued. */
  private void store(Commit commit) {
    device.lock();
    try {
      if (!commit.isSettled()) {
        storeQueue();
      }
    } finally {
      device.unlock();
    }
    commit.requireStored();
  }

  private void storeQueue() {
    List<Commit> batch;
    Snapshot saved;
    synchronized (this) {
      batch = queue.batch();
      saved = base();
    }
    try {
      store.append(batch.stream().map(Commit::entry).toList(), saved);
    } catch (RuntimeException e) {
      synchronized (this) {
        queue.abandon(e);
      }
      return;
    }
    synchronized (this) {
      batch.forEach(commit -> pending.add(commit.entry()));
      current = batch.get(batch.size() - 1).state();
      queue.stored(batch);
    }
  }

  /** Does what needs the store and the values at once. */
  private <T> T exclusively(Supplier<T> work) {
    device.lock();
    try {
      synchronized (this) {
        return work.get();
      }
    } finally {
      device.unlock();
    }
  }

  /** Takes over what another session has saved since this one last read. */
  private void lookAgain() {
    if (base != null) {
      Snapshot latest = store.latest(base);
      if (latest.last() != base.last() || !latest.checksum().equals(base.checksum())) {
        become(latest, List.of());
      }
    }
  }

  /** Becomes the owner. What a served cluster that was killed had answered is saved first. */
  private void own() {
    Store.Recovered owned = store.own(base);
    become(owned.base().named(mint.identifier()), owned.entries());
    if (!pending.isEmpty()) {
      try {
        write();
      } catch (RefusedException e) {
        store.close(true);
        forget();
        throw e;
      }
    }
  }

  /**
   * From now on what changes counts as saved: the snapshot need not be waited for, and a killed
   * process has nothing to recover. Takes the cluster.
   */
  void autosave() {
    exclusively(
        () -> {
          if (!store.isOwned()) {
            own();
          }
          write(!base().exists());
          store.autosave(true);
          autosaved = true;
          return true;
        });
  }

  /** From now on what changes is unsaved until it is saved. */
  void endAutosave() {
    exclusively(
        () -> {
          write();
          store.autosave(false);
          autosaved = false;
          return true;
        });
  }

  boolean isAutosaved() {
    return autosaved;
  }

  synchronized boolean hasPending() {
    return !pending.isEmpty();
  }

  /** How many changes are decided and not yet on disk. */
  synchronized int queued() {
    return queue.size();
  }

  synchronized int pendingCount() {
    return pending.size();
  }

  synchronized List<Change> pending() {
    return pending.stream().map(Entry::change).toList();
  }

  /** What happened to the cluster, oldest first, without the session's notes. */
  List<AuditRecord> audit() {
    return exclusively(
        () -> {
          state();
          List<AuditRecord> records = new ArrayList<>();
          store.audit().forEach(entry -> add(entry.record(true), records));
          pending.forEach(entry -> add(entry.record(autosaved), records));
          return List.copyOf(records);
        });
  }

  /** Notes have numbers among the entries, but not among what people count. */
  private static void add(Optional<AuditRecord> record, List<AuditRecord> records) {
    record.ifPresent(it -> records.add(it.numbered(records.size() + 1L)));
  }

  void save() {
    exclusively(
        () -> {
          write();
          return true;
        });
  }

  private void write() {
    write(false);
  }

  private void write(boolean evenUnchanged) {
    if (!pending.isEmpty() || evenUnchanged) {
      base = store.save(base().last() + pending.size(), now(), pending);
      pending.clear();
    }
    store.settle();
  }

  /**
   * Forgets what was not saved, be it this session's or a dead one's; returns the names of the
   * files that it put aside.
   *
   * @throws RefusedException {@link Refusal.Served} while the cluster is served
   */
  List<Path> revert() {
    return exclusively(
        () -> {
          requireUnserved();
          if (store.isOwned()) {
            store.revert();
            become(base(), List.of());
            return List.<Path>of();
          }
          List<Path> aside = store.isUnrecovered() ? store.revertLeftover() : List.of();
          forget();
          return aside;
        });
  }

  /** Brings back a dead session's unsaved changes and returns them; none when there are none. */
  List<Change> recover() {
    return exclusively(
        () -> {
          if (!store.isUnrecovered()) {
            return List.<Change>of();
          }
          Store.Recovered recovered = store.recover(base);
          become(recovered.base().named(mint.identifier()), recovered.entries());
          return pending();
        });
  }

  boolean isUnrecovered() {
    return exclusively(store::isUnrecovered);
  }

  /** Makes the cluster a brand-new one; returns the names of the files that it put aside. */
  List<Path> reset() {
    List<Path> aside =
        exclusively(
            () -> {
              requireUnserved();
              try {
                state();
                return List.<Path>of();
              } catch (Failure unusable) {
                List<Path> put = store.startAnew();
                own();
                return put;
              }
            });
    change(state -> Proposal.of(new Reset(mint.stamp(), mint.identifier()), state));
    return aside;
  }

  private void requireUnserved() {
    if (autosaved) {
      throw new RefusedException(new Refusal.Served(store.cluster()));
    }
  }

  /**
   * Ends this session's hold on the cluster.
   *
   * @param keepJournal leave unsaved changes to be recovered, instead of forgetting them
   */
  void close(boolean keepJournal) {
    exclusively(
        () -> {
          try {
            if (autosaved && !keepJournal) {
              write();
            }
            store.close(keepJournal && !pending.isEmpty());
          } finally {
            autosaved = false;
            forget();
          }
          return true;
        });
  }

  private void become(Snapshot snapshot, List<Entry> entries) {
    abandonQueue();
    ClusterState state = snapshot.state();
    for (Entry entry : entries) {
      state = state.apply(entry.change());
    }
    base = snapshot;
    pending.clear();
    pending.addAll(entries);
    current = state;
  }

  private void forget() {
    abandonQueue();
    pending.clear();
    base = null;
    current = null;
  }

  private void abandonQueue() {
    queue.abandon(
        new RefusedException(
            new Refusal.NotStored(
                "the change was not made: meanwhile the cluster was reverted or closed")));
  }

  private Snapshot base() {
    if (base == null) {
      throw new IllegalStateException("nothing was read yet");
    }
    return base;
  }

  private ClusterState now() {
    ClusterState now = current;
    if (now == null) {
      throw new IllegalStateException("nothing was read yet");
    }
    return now;
  }
}
