package io.pachsh.embedded.ledger;

import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.cluster.AuditChain;
import io.pachsh.cluster.AuditRecord;
import io.pachsh.embedded.change.Change;
import io.pachsh.embedded.change.Entry;
import io.pachsh.embedded.change.Proposal;
import io.pachsh.embedded.change.Reset;
import io.pachsh.embedded.state.ClusterState;
import io.pachsh.embedded.storage.Snapshot;
import io.pachsh.embedded.storage.SnapshotDraft;
import io.pachsh.embedded.storage.Store;
import io.pachsh.failure.Failure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A cluster's state as it moves: what was saved, the changes since, and the value they amount to.
 * Readers take the current value without a lock; changes are decided one at a time, and those that
 * come while the disk is busy are forced to it together. A reader sees a change once it is on disk.
 *
 * <p>Three locks, taken in this order: {@code saving} while a snapshot is made of what is there, so
 * that nothing but further changes happens to it; {@code device} while the store works; the
 * timeline's monitor while the values move.
 */
public final class Ledger {
  private final Store store;
  private final Identifiers ids;
  private final ReentrantLock saving = new ReentrantLock();
  private final ReentrantLock device = new ReentrantLock();
  private final PendingState pending = new PendingState();
  private volatile boolean autosaved;

  public Ledger(Store store, Identifiers ids) {
    this.store = store;
    this.ids = ids;
  }

  /**
   * The state now. Reads the disk the first time.
   *
   * @throws Failure when what was saved cannot be read
   */
  public ClusterState state() {
    ClusterState now = pending.current();
    return now != null ? now : load();
  }

  private ClusterState load() {
    synchronized (pending) {
      if (pending.current() == null) {
        pending.become(store.snapshot(), List.of());
      }
      return pending.now();
    }
  }

  /** Makes a change, whoever may be locked out by it. */
  public <T> T change(Function<ClusterState, Proposal<T>> decide) {
    return change(decide, LockOutGuard.NONE);
  }

  /**
   * Makes a change. {@code decide} looks at the state and proposes or refuses; it may be asked
   * twice, the second time about what another session saved in the meantime.
   */
  public <T> T change(Function<ClusterState, Proposal<T>> decide, LockOutGuard guard) {
    PendingState.Decided<T> decided = decided(decide, guard);
    decided.commit().ifPresent(this::store);
    return decided.answer();
  }

  private <T> PendingState.Decided<T> decided(
      Function<ClusterState, Proposal<T>> decide, LockOutGuard guard) {
    synchronized (pending) {
      if (store.isOwned()) {
        return pending.decide(decide, guard);
      }
    }
    return exclusively(
        () -> {
          if (!store.isOwned()) {
            lookAgain();
            Proposal<T> proposal = decide.apply(state());
            if (proposal.change().isEmpty()) {
              return new PendingState.Decided<>(Optional.empty(), proposal.answer());
            }
            guard.check(
                pending.now(),
                new Entry(pending.last() + 1, proposal.change().get()).applyTo(pending.now()),
                proposal.change().get().stamp());
            own();
          }
          return pending.decide(decide, guard);
        });
  }

  /** Returns once a change is on disk: whoever comes first takes along all that are queued. */
  private void store(Commit commit) {
    onDevice(
        () -> {
          if (!commit.isSettled()) {
            storeQueue();
          }
          return true;
        });
    commit.requireStored();
  }

  private void storeQueue() {
    try {
      store(pending.batch());
    } catch (Error e) {
      leave(e);
      throw e;
    }
  }

  private void store(PendingState.Batch batch) {
    try {
      store.append(batch.entries(), batch.base());
    } catch (RuntimeException e) {
      pending.abandon(e);
      return;
    }
    pending.stored(batch);
  }

  /**
   * Nobody knows how far the store came: this session goes no further, and the journal stays for
   * whoever recovers it.
   */
  private void leave(Error cause) {
    pending.abandon(
        new RefusedException(new Refusal.NotStored("the change may not have been made: " + cause)));
    store.close(true);
    pending.forget();
  }

  /** Does what needs the store and the values at once, while nobody saves. */
  private <T> T exclusively(Supplier<T> work) {
    saving.lock();
    try {
      return onDevice(
          () -> {
            synchronized (pending) {
              return work.get();
            }
          });
    } finally {
      saving.unlock();
    }
  }

  /** Does what needs the store while no change comes to the disk. */
  private <T> T onDevice(Supplier<T> work) {
    device.lock();
    try {
      return work.get();
    } finally {
      device.unlock();
    }
  }

  /**
   * Takes over what another session has saved since this one last read, so that one that only looks
   * on sees what was saved last, each time at the price of a look at the directory. The owner's own
   * values are the latest.
   */
  public void refresh() {
    if (pending.current() != null && !store.isOwned() && store.mayHaveChanged()) {
      exclusively(
          () -> {
            if (!store.isOwned()) {
              lookAgain();
            }
            return true;
          });
    }
  }

  /** Takes over what another session has saved since this one last read. */
  private void lookAgain() {
    Snapshot base = pending.knownBase();
    if (base != null) {
      Snapshot latest = store.latest(base);
      if (latest.last() != base.last() || !latest.checksum().equals(base.checksum())) {
        pending.become(latest, List.of());
      }
    }
  }

  /** Becomes the owner. What a served cluster that was killed had answered is saved first. */
  private void own() {
    Store.Recovered owned = store.own(pending.knownBase());
    pending.become(owned.base().named(ids.identifier()), owned.entries());
    if (pending.hasPending()) {
      try {
        write();
      } catch (RefusedException e) {
        store.close(true);
        pending.forget();
        throw e;
      }
    }
  }

  /**
   * Makes this session the only one that can change the cluster, as a change does, and looks at
   * what others saved before.
   *
   * @throws RefusedException when another session is that already
   */
  public void takeOver() {
    exclusively(
        () -> {
          if (!store.isOwned()) {
            lookAgain();
            own();
          }
          return true;
        });
  }

  /**
   * From now on what changes counts as saved: the snapshot need not be waited for, and a killed
   * process has nothing to recover. Takes the cluster.
   */
  public void autosave() {
    exclusively(
        () -> {
          if (!store.isOwned()) {
            own();
          }
          write(!pending.base().exists());
          store.autosave(true);
          autosaved = true;
          return true;
        });
  }

  /** From now on what changes is unsaved until it is saved. */
  public void endAutosave() {
    exclusively(
        () -> {
          write();
          store.autosave(false);
          autosaved = false;
          return true;
        });
  }

  public boolean isAutosaved() {
    return autosaved;
  }

  public boolean hasPending() {
    return pending.hasPending();
  }

  /** How many changes are decided and not yet on disk. */
  public int queued() {
    return pending.queued();
  }

  public int pendingCount() {
    return pending.pendingCount();
  }

  public List<Change> pending() {
    return pending.pending().stream().map(Entry::change).toList();
  }

  /** What happened to the cluster, oldest first, without the session's notes. */
  public List<AuditRecord> audit() {
    Recorded past =
        onDevice(
            () -> {
              state();
              return new Recorded(store.audit(), pending.pending(), autosaved);
            });
    List<AuditRecord> records = new ArrayList<>();
    // The file may be large, and nobody has to wait while it is read.
    past.saved().entries().forEach(entry -> add(entry.record(true), records));
    past.pending().forEach(entry -> add(entry.record(past.isSaved()), records));
    return List.copyOf(records);
  }

  private record Recorded(Store.Audit saved, List<Entry> pending, boolean isSaved) {}

  /** Whether the saved changes are the ones that were recorded. */
  public AuditChain auditChain() {
    return store.auditChain();
  }

  /** Says what was put aside, in sentences, from now on. */
  public void tell(Consumer<String> person) {
    store.tell(person);
  }

  /** Whether what a crashed session left cannot be read to its end. */
  public boolean isDamaged() {
    return onDevice(store::isDamaged);
  }

  /** Notes have numbers among the entries, but not among what people count. */
  private static void add(Optional<AuditRecord> record, List<AuditRecord> records) {
    record.ifPresent(it -> records.add(it.numbered(records.size() + 1L)));
  }

  /** Saves what is there now. Changes go on while the snapshot is written. */
  public void save() {
    saving.lock();
    try {
      write();
    } finally {
      saving.unlock();
    }
  }

  private void write() {
    write(false);
  }

  private void write(boolean evenUnchanged) {
    Optional<SnapshotDraft> draft =
        onDevice(
            () ->
                pending.hasPending() || evenUnchanged
                    ? Optional.of(store.draft(pending.last(), pending.now(), pending.pending()))
                    : Optional.empty());
    draft.ifPresent(SnapshotDraft::write);
    onDevice(
        () -> {
          draft.ifPresent(written -> pending.saved(store.save(written)));
          if (store.isUnsettled()) {
            store.settle(pending.base(), pending.pending());
          }
          return true;
        });
  }

  /**
   * Forgets what was not saved, be it this session's or a dead one's; returns the names of the
   * files that it put aside.
   *
   * @throws RefusedException {@link Refusal.Served} while the cluster is served
   */
  public List<Path> revert() {
    return exclusively(
        () -> {
          requireUnserved();
          if (store.isOwned()) {
            store.revert();
            pending.become(pending.base(), List.of());
            return List.<Path>of();
          }
          List<Path> aside = store.isUnrecovered() ? store.revertLeftover() : List.of();
          pending.forget();
          return aside;
        });
  }

  /** Brings back a dead session's unsaved changes and returns them; none when there are none. */
  public List<Change> recover() {
    return exclusively(
        () -> {
          if (!store.isUnrecovered()) {
            return List.<Change>of();
          }
          Store.Recovered recovered = store.recover(pending.knownBase());
          pending.become(recovered.base().named(ids.identifier()), recovered.entries());
          return pending();
        });
  }

  public boolean isUnrecovered() {
    return onDevice(store::isUnrecovered);
  }

  /** Makes the cluster a brand-new one; returns the names of the files that it put aside. */
  public List<Path> reset() {
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
    change(state -> Proposal.of(new Reset(ids.stamp(), ids.identifier()), state));
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
  public void close(boolean keepJournal) {
    exclusively(
        () -> {
          try {
            if (autosaved && !keepJournal) {
              write();
            }
            store.close(keepJournal && pending.hasPending());
          } finally {
            autosaved = false;
            pending.forget();
          }
          return true;
        });
  }
}
