package io.pachsh.embedded;

import io.pachsh.access.AuditRecord;
import io.pachsh.failure.Failure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A cluster's state as it moves: what was saved, the changes since, and the value they amount to.
 * Readers take the current value without a lock; one writer at a time changes it, after the change
 * is on disk.
 */
final class Ledger {
  private final Store store;
  private final Mint mint;
  private final List<Entry> pending = new ArrayList<>();
  private @Nullable Snapshot base;
  private volatile @Nullable ClusterState current;

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
  synchronized <T> T change(Function<ClusterState, Proposal<T>> decide, Guard guard) {
    if (!store.isOwned()) {
      lookAgain();
    }
    Proposal<T> proposal = decide.apply(state());
    if (proposal.change().isEmpty()) {
      return proposal.answer();
    }
    ClusterState next = after(proposal.change().get(), guard);
    if (!store.isOwned()) {
      become(store.own(base).named(mint.identifier()), List.of());
      proposal = decide.apply(now());
      if (proposal.change().isEmpty()) {
        return proposal.answer();
      }
      next = after(proposal.change().get(), guard);
    }
    commit(proposal.change().get(), next);
    return proposal.answer();
  }

  /** Takes over what another session has saved since this one last read. */
  private void lookAgain() {
    if (base != null) {
      Snapshot latest = store.latest(base);
      if (!latest.checksum().equals(base.checksum())) {
        become(latest, List.of());
      }
    }
  }

  private ClusterState after(Change change, Guard guard) {
    ClusterState next = now().apply(change);
    guard.check(now(), next, change.stamp());
    return next;
  }

  private void commit(Change change, ClusterState next) {
    Snapshot saved = base();
    Entry entry = new Entry(saved.last() + pending.size() + 1, change);
    store.append(entry, saved);
    pending.add(entry);
    current = next;
  }

  synchronized boolean hasPending() {
    return !pending.isEmpty();
  }

  synchronized List<Change> pending() {
    return pending.stream().map(Entry::change).toList();
  }

  /** What happened to the cluster, oldest first, without the session's notes. */
  synchronized List<AuditRecord> audit() {
    state();
    List<AuditRecord> records = new ArrayList<>();
    store.audit().forEach(entry -> add(entry.record(true), records));
    pending.forEach(entry -> add(entry.record(false), records));
    return List.copyOf(records);
  }

  /** Notes have numbers among the entries, but not among what people count. */
  private static void add(Optional<AuditRecord> record, List<AuditRecord> records) {
    record.ifPresent(it -> records.add(it.numbered(records.size() + 1L)));
  }

  synchronized void save() {
    if (!pending.isEmpty()) {
      Snapshot saved = store.save(base().last() + pending.size(), now(), pending);
      become(saved, List.of());
    }
    store.settle();
  }

  /**
   * Forgets what was not saved, be it this session's or a dead one's; returns the names of the
   * files that it put aside.
   */
  synchronized List<Path> revert() {
    if (store.isOwned()) {
      store.revert();
      become(base(), List.of());
      return List.of();
    }
    List<Path> aside = store.isUnrecovered() ? store.revertLeftover() : List.of();
    forget();
    return aside;
  }

  /** Brings back a dead session's unsaved changes and returns them; none when there are none. */
  synchronized List<Change> recover() {
    if (!store.isUnrecovered()) {
      return List.of();
    }
    Store.Recovered recovered = store.recover(base);
    become(recovered.base().named(mint.identifier()), recovered.entries());
    return pending();
  }

  synchronized boolean isUnrecovered() {
    return store.isUnrecovered();
  }

  /** Makes the cluster a brand-new one; returns the names of the files that it put aside. */
  synchronized List<Path> reset() {
    List<Path> aside = List.of();
    try {
      state();
    } catch (Failure unusable) {
      aside = store.startAnew();
      become(store.own(null).named(mint.identifier()), List.of());
    }
    change(state -> Proposal.of(new Reset(mint.stamp(), mint.identifier()), state));
    return aside;
  }

  synchronized void close(boolean keepJournal) {
    try {
      store.close(keepJournal && !pending.isEmpty());
    } finally {
      forget();
    }
  }

  private void become(Snapshot snapshot, List<Entry> entries) {
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
    pending.clear();
    base = null;
    current = null;
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
