package io.pachsh.embedded;

import io.pachsh.access.Caller;
import io.pachsh.access.Cluster;
import io.pachsh.access.RelyingParty;
import io.pachsh.failure.Failure;
import io.pachsh.secret.Secret;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A cluster inside this process, kept in a directory of its own. A change is journalled before it
 * is answered, and saved only by {@link #save}. Any use fails with a {@link Failure} that says what
 * to do when what was saved cannot be read.
 *
 * <p>Open one object for a directory in a process, and close or detach it in the end.
 */
public final class EmbeddedCluster implements Cluster {
  private final Ledger ledger;
  private final Mint mint;
  private final LoginDesk logins;

  private EmbeddedCluster(Ledger ledger, Mint mint, LoginDesk logins) {
    this.ledger = ledger;
    this.mint = mint;
    this.logins = logins;
  }

  /**
   * The cluster that is kept in a directory, which may not exist yet. Reads nothing before the
   * first use and makes nothing before the first change.
   *
   * @param name what people call the cluster: the name of its context
   */
  public static EmbeddedCluster open(
      Path directory, String name, RelyingParty relyingParty, Clock clock, SecureRandom random) {
    return open(new Folder(directory, name, new LocalDisk()), relyingParty, clock, random);
  }

  static EmbeddedCluster open(
      Folder folder, RelyingParty relyingParty, Clock clock, SecureRandom random) {
    Mint mint = new Mint(clock, random);
    Ledger ledger = new Ledger(new Store(folder, clock), mint);
    return new EmbeddedCluster(ledger, mint, new LoginDesk(ledger, mint, relyingParty));
  }

  @Override
  public Caller as(Optional<Secret> token) {
    return new EmbeddedCaller(ledger, mint, logins, token);
  }

  @Override
  public boolean isActivated() {
    return ledger.state().isActivated();
  }

  /** Tells this cluster from others; empty until its first change. */
  public String deploymentId() {
    return ledger.state().deploymentId();
  }

  /** Whether there are unsaved changes; cheap, however many there are. */
  public boolean hasPending() {
    return ledger.hasPending();
  }

  /** The unsaved changes, oldest first, one line each; several notes are one line. */
  public List<String> pending() {
    return lines(ledger.pending());
  }

  /**
   * Writes everything to the snapshot and begins a new journal.
   *
   * @throws io.pachsh.access.RefusedException {@code NotStored}; nothing is lost then
   */
  public void save() {
    ledger.save();
  }

  /** Forgets the unsaved changes of this session, or those that a dead one left. */
  public void revert() {
    ledger.revert();
  }

  /**
   * Whether a dead session left unsaved changes here. While it did, every change is refused until
   * {@link #recover} or {@link #revert}.
   */
  public boolean isUnrecovered() {
    return ledger.isUnrecovered();
  }

  /**
   * Brings back the unsaved changes of a dead session as unsaved changes of this one, and says what
   * they are, as {@link #pending} does. Empty when there was nothing.
   *
   * @throws Failure when the journal is damaged; it names the offset
   */
  public List<String> recover() {
    return lines(ledger.recover());
  }

  /**
   * Journals a text of the session's own, such as what its context holds now, in sequence with the
   * changes and as durably.
   */
  public void note(String text) {
    ledger.change(state -> Proposal.of(new Noted(mint.stamp(), text), text));
  }

  /** The last note among the unsaved changes. */
  public Optional<String> latestNote() {
    return ledger.pending().stream()
        .filter(Noted.class::isInstance)
        .map(change -> ((Noted) change).text())
        .reduce((earlier, later) -> later);
  }

  /**
   * Makes the cluster a brand-new one. A snapshot that cannot be read is put aside first, with its
   * journal; returns the new names of the files put aside.
   */
  public List<Path> reset() {
    return ledger.reset();
  }

  /** Ends in good order: unsaved changes are forgotten, and others may own the cluster. */
  public void close() {
    ledger.close(false);
  }

  /** Ends in haste: unsaved changes stay to be recovered, and others may own the cluster. */
  public void detach() {
    ledger.close(true);
  }

  private static List<String> lines(List<Change> changes) {
    List<String> lines = new ArrayList<>();
    for (Change change : changes) {
      String line = change.description();
      if (!(change instanceof Noted) || !lines.contains(line)) {
        lines.add(line);
      }
    }
    return lines;
  }
}
