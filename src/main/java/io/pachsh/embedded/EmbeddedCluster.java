package io.pachsh.embedded;

import io.pachsh.access.LoginRequest;
import io.pachsh.access.RelyingParty;
import io.pachsh.cluster.Caller;
import io.pachsh.cluster.ClusterInfo;
import io.pachsh.cluster.SavedCluster;
import io.pachsh.cluster.ServedCluster;
import io.pachsh.cluster.ServedLogin;
import io.pachsh.cluster.ServedPlaces;
import io.pachsh.cluster.identity.IdentityHost;
import io.pachsh.cluster.identity.IdentityStorage;
import io.pachsh.embedded.change.Change;
import io.pachsh.embedded.change.Proposal;
import io.pachsh.embedded.change.SessionNoted;
import io.pachsh.embedded.ledger.Identifiers;
import io.pachsh.embedded.ledger.Ledger;
import io.pachsh.embedded.storage.ClusterDirectory;
import io.pachsh.embedded.storage.LocalDisk;
import io.pachsh.embedded.storage.Store;
import io.pachsh.failure.Failure;
import io.pachsh.secret.Secret;
import io.pachsh.version.Version;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A cluster inside this process, kept in a directory of its own. A change is journalled before it
 * is answered, and saved only by {@link #save}. Any use fails with a {@link Failure} that says what
 * to do when what was saved cannot be read.
 *
 * <p>Open one object for a directory in a process, and close or detach it in the end.
 */
public final class EmbeddedCluster implements SavedCluster, ServedCluster {
  private final Ledger ledger;
  private final Identifiers ids;
  private final Logins logins;
  private volatile Consumer<String> notes = note -> {};
  private final Renewals renewals = new Renewals();

  private EmbeddedCluster(Ledger ledger, Identifiers ids, Logins logins) {
    this.ledger = ledger;
    this.ids = ids;
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
    return open(
        new ClusterDirectory(directory, name, new LocalDisk()), relyingParty, clock, random);
  }

  public static EmbeddedCluster open(
      ClusterDirectory directory, RelyingParty relyingParty, Clock clock, SecureRandom random) {
    Identifiers ids = new Identifiers(clock, random);
    Ledger ledger = new Ledger(new Store(directory, clock), ids);
    return new EmbeddedCluster(
        ledger,
        ids,
        new Logins(
            ledger,
            ids,
            relyingParty,
            new OwnIdentityService(
                new OwnIdentityService.NoHost(),
                new KeptIdentities(directory.cluster(), ledger, ids))));
  }

  /** The same cluster, whose identity service runs there. */
  public EmbeddedCluster hostedBy(IdentityHost host) {
    IdentityStorage storage = logins.identityService().storage();
    return new EmbeddedCluster(
        ledger,
        ids,
        new Logins(ledger, ids, logins.relyingParty(), new OwnIdentityService(host, storage)));
  }

  /** Lets the cluster say, in sentences, what it found unreadable on disk and put aside. */
  public EmbeddedCluster telling(Consumer<String> notes) {
    this.notes = notes;
    ledger.tell(notes);
    return this;
  }

  @Override
  public Caller as(Optional<Secret> token) {
    ledger.refresh();
    CallerOperations operations = new CallerOperations(ledger, ids, new PresentedToken(token));
    return new EmbeddedCaller(operations, new EmbeddedLogins(operations, logins, renewals));
  }

  @Override
  public ServedPlaces places(Optional<Secret> token) {
    return new EmbeddedPlaces(new CallerOperations(ledger, ids, new PresentedToken(token)));
  }

  @Override
  public ServedLogin beginLogin() {
    return logins.begin(LoginRequest.ONCE);
  }

  @Override
  public boolean isActivated() {
    ledger.refresh();
    return ledger.state().isActivated();
  }

  @Override
  public ClusterInfo info() {
    return new ClusterInfo(deploymentId(), deploymentId(), Version.TEXT, List.of());
  }

  /** Tells this cluster from others; empty until its first change. */
  @Override
  public String deploymentId() {
    return ledger.state().deploymentId();
  }

  @Override
  public void requireOwnable() {
    ledger.requireOwnable();
  }

  @Override
  public void autosave() {
    ledger.autosave();
    logins.serveIdentities().ifPresent(notes);
  }

  @Override
  public boolean isAutosaved() {
    return ledger.isAutosaved();
  }

  @Override
  public int uncheckpointed() {
    return ledger.pendingCount();
  }

  /** How many changes are on their way to the disk. */
  int queued() {
    return ledger.queued();
  }

  @Override
  public void checkpoint() {
    ledger.save();
  }

  @Override
  public void endAutosave() {
    logins.identityService().end();
    ledger.endAutosave();
  }

  @Override
  public List<String> pending() {
    if (!isUnsaved()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    for (Change change : ledger.pending()) {
      String line = change.description();
      boolean isTold = change.isUpkeep() && lines.contains(line);
      if (!isTold && !(change instanceof SessionNoted)) {
        lines.add(line);
      }
    }
    return lines;
  }

  @Override
  public boolean isUnsaved() {
    return !ledger.isAutosaved() && ledger.isUnsaved();
  }

  @Override
  public void save() {
    ledger.save();
  }

  @Override
  public List<Path> revert() {
    return ledger.revert();
  }

  @Override
  public boolean isUnrecovered() {
    return ledger.isUnrecovered();
  }

  @Override
  public boolean isDamaged() {
    return ledger.isDamaged();
  }

  @Override
  public List<String> recover() {
    return lines(ledger.recover());
  }

  @Override
  public void note(Secret text) {
    ledger.change(state -> Proposal.of(new SessionNoted(ids.stamp(), text), text));
  }

  @Override
  public Optional<Secret> latestNote() {
    return ledger.pending().stream()
        .filter(SessionNoted.class::isInstance)
        .map(change -> ((SessionNoted) change).text())
        .reduce((earlier, later) -> later);
  }

  @Override
  public List<Path> reset() {
    return ledger.reset();
  }

  @Override
  public void close() {
    logins.identityService().end();
    ledger.close(false);
  }

  @Override
  public void detach() {
    logins.identityService().end();
    ledger.close(true);
  }

  private static List<String> lines(List<Change> changes) {
    List<String> lines = new ArrayList<>();
    for (Change change : changes) {
      String line = change.description();
      if (!(change instanceof SessionNoted) || !lines.contains(line)) {
        lines.add(line);
      }
    }
    return lines;
  }
}
