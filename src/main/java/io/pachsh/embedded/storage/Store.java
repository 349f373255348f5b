package io.pachsh.embedded.storage;

import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.cluster.AuditChain;
import io.pachsh.embedded.change.Entry;
import io.pachsh.embedded.state.ClusterState;
import io.pachsh.embedded.state.DamagedException;
import io.pachsh.failure.Failure;
import io.pachsh.file.FileTrouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An embedded cluster on disk: snapshot, journal, audit, and the right to write them. Makes nothing
 * before the first change. For one thread at a time, except that a draft may be written meanwhile.
 *
 * <p>Saving goes in steps that can each be the last: the snapshot takes the old one's place; its
 * name is forced; the audit is completed; the journal is emptied, or begun anew with what came
 * meanwhile. Until then the journal keeps what the snapshot already holds, and whoever owns the
 * cluster next completes the remaining steps.
 */
public final class Store {
  private final ClusterDirectory directory;
  private final DirectoryContent content;
  private final Quarantine quarantine;
  private final Clock clock;
  private Consumer<String> notes = note -> {};
  private @Nullable Ownership ownership;
  private @Nullable Journal journal;

  /** The snapshot that is being made; null when none is, or the cluster was left meanwhile. */
  private @Nullable SnapshotDraft draft;

  /** Saved changes whose save has steps left, and how the audit records them. */
  private final List<Entry> unsettled = new ArrayList<>();

  private final List<AuditLine> unrecorded = new ArrayList<>();

  /** Where the audit ends, with what is still to be recorded. */
  private AuditHead audited = AuditHead.NONE;

  /** Up to where the journal holds saved changes. */
  private long saved;

  /** Whether what is appended counts as saved, because the cluster is being served. */
  private boolean autosaved;

  /** As the directory was before what is saved was last read. */
  private volatile DirectoryStamp read = DirectoryStamp.NONE;

  public Store(ClusterDirectory directory, Clock clock) {
    this.directory = directory;
    this.content = new DirectoryContent(directory);
    this.quarantine = new Quarantine(directory.disk(), clock);
    this.clock = clock;
  }

  /** Says what was put aside, in sentences, from now on. */
  public void tell(Consumer<String> person) {
    notes = person;
  }

  public boolean isOwned() {
    return ownership != null;
  }

  /** What the cluster is called. */
  public String cluster() {
    return directory.cluster();
  }

  /** Decides whether what is appended from now on counts as saved; the journal must be empty. */
  public void autosave(boolean wanted) {
    autosaved = wanted;
  }

  /**
   * Whether somebody may have saved since what is saved was last read. Looks into no file, takes no
   * lock, and is for any thread.
   */
  public boolean mayHaveChanged() {
    return !read.holdsAt(DirectoryStamp.of(directory, clock.instant()));
  }

  /** What is saved now; {@code known} itself when that still holds. */
  public Snapshot latest(Snapshot known) {
    return read(() -> content.latest(known));
  }

  /** What was last saved, by whomever; the journal of a served cluster counts as saved. */
  public Snapshot snapshot() {
    return read(content::snapshot);
  }

  private Snapshot read(Supplier<Snapshot> reading) {
    DirectoryStamp before = DirectoryStamp.of(directory, clock.instant());
    Snapshot found = reading.get();
    read = before;
    return found;
  }

  /** The snapshot that a journal goes on from, and the changes in it. */
  public record Recovered(Snapshot base, List<Entry> entries) {}

  /**
   * Becomes the owner and returns what is saved now: a snapshot, and what a served cluster that was
   * killed had answered since.
   *
   * @param known what this session has read before; spares reading it again if it still holds
   * @throws RefusedException {@link Refusal.Owned}, {@link Refusal.Unrecovered}, {@link
   *     Refusal.NotStored}
   * @throws Failure when a file is damaged
   */
  public Recovered own(@Nullable Snapshot known) {
    take();
    return orRelease(
        () -> {
          Snapshot base = content.current(known);
          JournalContent left = content.leftover(base);
          if (!left.isAutosaved() && !left.after(base.last()).isEmpty()) {
            throw new RefusedException(new Refusal.Unrecovered(directory.cluster()));
          }
          return goOn(base, left);
        });
  }

  /**
   * Becomes the owner together with the unsaved changes of a dead session. Of a damaged journal
   * they are those before the damage, and all of it is put aside.
   */
  public Recovered recover(@Nullable Snapshot known) {
    take();
    return orRelease(
        () -> {
          Snapshot base = content.current(known);
          JournalContent left = content.leftoverUpToDamage(base);
          if (left.damage().isPresent()) {
            int count = left.after(base.last()).size();
            Path kept = quarantine.copy(directory.journal(), 0, left.size(), "damaged");
            notes.accept(
                "the journal of '%s' cannot be read to its end: %s; %s brought back, and all of it is kept in %s"
                    .formatted(directory.cluster(), left.damage().get(), before(count), kept));
          }
          return goOn(base, left);
        });
  }

  private static String before(int count) {
    return count == 0
        ? "nothing was"
        : count == 1
            ? "the one change before that was"
            : "the %d changes before that were".formatted(count);
  }

  /** Whether what a dead session left cannot be read to its end. */
  public boolean isDamaged() {
    return ownership == null && content.isDamaged();
  }

  private Recovered goOn(Snapshot saved, JournalContent left) throws IOException {
    Snapshot base = saved;
    if (!base.exists() && !left.isEmpty()) {
      base = Snapshot.none(left.after());
    }
    boolean nothing = left.after(base.last()).isEmpty();
    keepIncomplete(left);
    open(base, left, nothing ? 0 : left.length());
    return new Recovered(
        left.isEmpty() ? base : base.named(left.deploymentId()), left.after(base.last()));
  }

  /** A record that was not written to its end was not answered either, but its bytes are kept. */
  private void keepIncomplete(JournalContent left) throws IOException {
    if (left.damage().isEmpty() && left.hasRest()) {
      Path kept = quarantine.copy(directory.journal(), left.length(), left.size(), "incomplete");
      notes.accept(
          "the journal of '%s' ended in an incomplete record, which was never answered; its %d bytes are kept in %s"
              .formatted(directory.cluster(), left.size() - left.length(), kept));
    }
  }

  /** Whether a dead session left unsaved changes, readable or not. */
  public boolean isUnrecovered() {
    return ownership == null && content.isUnrecovered();
  }

  /** Puts changes to what is saved in {@code base} on disk, all at once. For the owner only. */
  public void append(List<Entry> entries, Snapshot base) {
    try {
      if (journal == null) {
        journal = new Journal(directory, 0);
      }
      journal.append(entries, JournalContent.header(base, autosaved));
    } catch (IOException e) {
      throw notStored("the change was not made", directory.journal(), e);
    }
  }

  /**
   * Begins a snapshot of what is on disk now. It may be written while changes are appended, but not
   * while anything else is done here.
   */
  public SnapshotDraft draft(long last, ClusterState state, List<Entry> entries) {
    try {
      DurableFile file = directory.disk().open(directory.nextSnapshot());
      Snapshot toSave = new Snapshot(last, state, "", audited);
      long journalled = journal == null ? 0 : journal.length();
      draft = new SnapshotDraft(directory, file, toSave, entries, journalled);
      return draft;
    } catch (IOException e) {
      throw nothingSaved(e);
    }
  }

  /** The first step of saving. When it fails, nothing was saved and nothing is lost. */
  public Snapshot save(SnapshotDraft written) {
    if (written != draft) {
      throw new RefusedException(new Refusal.NotStored("nothing was saved: the cluster was left"));
    }
    draft = null;
    try {
      Snapshot next = written.snapshot();
      directory.disk().rename(directory.nextSnapshot(), directory.snapshot());
      unsettled.addAll(written.entries());
      unrecorded.addAll(written.lines());
      audited = next.audit();
      saved = written.journalled();
      return next;
    } catch (IOException e) {
      throw nothingSaved(e);
    }
  }

  /** What a failed save wrote takes room that the next change may need. */
  private RefusedException nothingSaved(IOException failure) {
    try {
      directory.disk().delete(directory.nextSnapshot());
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
    return notStored("nothing was saved", directory.snapshot(), failure);
  }

  /** Whether steps of saving are left. */
  public boolean isUnsettled() {
    return !unsettled.isEmpty();
  }

  /**
   * The other steps of saving.
   *
   * @param base what is saved now
   * @param since what was appended since it was drafted
   */
  public void settle(Snapshot base, List<Entry> since) {
    try {
      directory.disk().forceDirectory(directory.directory());
      AuditFile.append(directory, unrecorded);
      unrecorded.clear();
      if (journal != null && since.isEmpty()) {
        journal.cutTo(0);
      } else if (journal != null) {
        journal.beginAnew(JournalContent.header(base, autosaved), since);
      }
      saved = 0;
      unsettled.clear();
    } catch (IOException e) {
      throw notStored(
          "the snapshot was saved, but not all that belongs to it", directory.directory(), e);
    }
  }

  /**
   * The saved changes at this moment, to be read later without any lock, since the file only grows.
   *
   * @param size up to where the file holds them
   * @param unsettled what it may not hold yet
   */
  public record Audit(ClusterDirectory directory, long size, List<Entry> unsettled) {
    public Audit {
      unsettled = List.copyOf(unsettled);
    }

    /** Oldest first, secrets masked. */
    public List<Entry> entries() {
      List<Entry> entries = AuditFile.read(directory, size);
      long last = entries.isEmpty() ? 0 : entries.get(entries.size() - 1).number();
      unsettled.stream().filter(entry -> entry.number() > last).forEach(entries::add);
      return entries;
    }
  }

  public Audit audit() {
    try {
      long size = Files.exists(directory.audit()) ? Files.size(directory.audit()) : 0;
      return new Audit(directory, size, unsettled);
    } catch (IOException e) {
      throw directory.unreadable(directory.audit(), e);
    }
  }

  /** Compares the audit with its hashes. */
  public AuditChain auditChain() {
    return AuditChainCheck.of(directory);
  }

  /** Forgets the unsaved changes of this session. */
  public void revert() {
    try {
      if (journal != null) {
        journal.cutTo(saved);
      }
    } catch (IOException e) {
      throw notStored("nothing was reverted", directory.journal(), e);
    }
  }

  /**
   * Forgets the unsaved changes of a dead session; a damaged journal is put aside instead. Returns
   * its new name then.
   */
  public List<Path> revertLeftover() {
    take();
    try {
      Snapshot base = content.savedAlone();
      List<Path> put = List.of();
      try {
        JournalContent left = content.journal(base);
        keepIncomplete(left);
        AuditFile.complete(directory, left.upTo(base.last()));
        directory.disk().delete(directory.journal());
      } catch (DamagedException | NewerFormatException e) {
        put = List.of(quarantine.move(directory.journal(), "damaged"));
      }
      directory.disk().forceDirectory(directory.directory());
      return put;
    } catch (IOException e) {
      throw notStored("nothing was reverted", directory.journal(), e);
    } finally {
      release();
    }
  }

  /**
   * Becomes the owner of a cluster whose snapshot cannot be read, by putting it and its journal
   * aside under other names. Returns these names.
   */
  public List<Path> startAnew() {
    take();
    return orRelease(
        () -> {
          List<Path> put = new ArrayList<>();
          if (Files.exists(directory.journal()) && Files.size(directory.journal()) > 0) {
            put.add(quarantine.move(directory.journal(), "damaged"));
          }
          if (Files.exists(directory.snapshot())) {
            put.add(quarantine.move(directory.snapshot(), "damaged"));
          }
          directory.disk().forceDirectory(directory.directory());
          return put;
        });
  }

  /**
   * Ends this session's hold on the cluster.
   *
   * @param keepJournal leave unsaved changes to be recovered, instead of forgetting them
   */
  public void close(boolean keepJournal) {
    try {
      if (journal != null && !keepJournal) {
        journal.cutTo(saved);
        if (saved == 0) {
          directory.disk().delete(directory.journal());
          directory.disk().forceDirectory(directory.directory());
        }
      }
    } catch (IOException e) {
      throw notStored("the unsaved changes could not be dropped", directory.journal(), e);
    } finally {
      release();
    }
  }

  private void take() {
    if (ownership != null) {
      return;
    }
    try {
      Optional<Ownership> taken = Ownership.take(directory);
      ownership =
          taken.orElseThrow(
              () ->
                  new RefusedException(
                      new Refusal.Owned(directory.cluster(), Ownership.owner(directory))));
      for (Path begun : List.of(directory.nextSnapshot(), directory.nextJournal())) {
        if (Files.exists(begun)) {
          directory.disk().delete(begun);
        }
      }
    } catch (IOException e) {
      throw notStored("the change was not made", directory.directory(), e);
    }
  }

  private void release() {
    try {
      if (journal != null) {
        journal.close();
      }
      if (ownership != null) {
        ownership.close();
      }
    } catch (IOException e) {
      // Nothing is written any more, and the operating system drops the lock with the process.
    } finally {
      journal = null;
      ownership = null;
      draft = null;
      unsettled.clear();
      unrecorded.clear();
      audited = AuditHead.NONE;
      saved = 0;
      autosaved = false;
      read = DirectoryStamp.NONE;
    }
  }

  /** Something done as the owner, that may end the ownership by failing. */
  private interface Step<T> {
    T run() throws IOException;
  }

  private <T> T orRelease(Step<T> step) {
    try {
      return step.run();
    } catch (RefusedException | Failure e) {
      release();
      throw e;
    } catch (IOException e) {
      release();
      throw notStored("the change was not made", directory.directory(), e);
    }
  }

  /** Goes on in a journal that was left, after completing an interrupted save. */
  private void open(Snapshot base, JournalContent left, long length) throws IOException {
    audited = base.audit();
    if (Files.notExists(directory.journal())) {
      return;
    }
    journal = new Journal(directory, length);
    saved = Math.min(length, left.endOf(base.last()));
    AuditFile.complete(directory, left.upTo(base.last()));
    if (length == 0 || left.hasRest()) {
      journal.cutTo(length);
    }
  }

  private static RefusedException notStored(String what, Path where, IOException cause) {
    return new RefusedException(
        new Refusal.NotStored("%s: %s: %s".formatted(what, where, FileTrouble.reason(cause))));
  }
}
