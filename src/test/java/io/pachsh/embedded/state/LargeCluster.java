package io.pachsh.embedded.state;

import io.pachsh.access.Grants;
import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import io.pachsh.cluster.Caller;
import io.pachsh.cluster.SavedCluster;
import io.pachsh.embedded.EmbeddedCluster;
import io.pachsh.embedded.ScriptedRelyingParty;
import io.pachsh.embedded.TokenRules;
import io.pachsh.embedded.change.Activated;
import io.pachsh.embedded.change.Entry;
import io.pachsh.embedded.change.Stamp;
import io.pachsh.embedded.storage.ClusterDirectory;
import io.pachsh.embedded.storage.Disk;
import io.pachsh.embedded.storage.LocalDisk;
import io.pachsh.embedded.storage.SnapshotDraft;
import io.pachsh.embedded.storage.Store;
import io.pachsh.embedded.storage.UnforcedDisk;
import io.pachsh.secret.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * A cluster to measure, as large as one likes: of so many entries in bindings, a tenth as many
 * principals, and a hundredth as many groups. What a cluster of 1,000 entries holds, each larger
 * one holds too.
 */
public final class LargeCluster implements AutoCloseable {
  /** The least size. */
  public static final int SMALL = 1_000;

  public static final Secret ROOT_TOKEN = Secret.of("sixteen-letters!");
  private static final int ENTRIES_PER_REPO = 10;
  private static final int REPOS_PER_PROJECT = 100;

  private final EmbeddedCluster cluster;
  private final ClusterState state;

  private LargeCluster(EmbeddedCluster cluster, ClusterState state) {
    this.cluster = cluster;
    this.state = state;
  }

  /**
   * Makes one and saves it.
   *
   * @param forced whether its journal is forced to disk as it is written
   */
  public static LargeCluster save(Path directory, int entries, boolean forced) {
    Disk disk = forced ? new LocalDisk() : new UnforcedDisk();
    ClusterDirectory kept = new ClusterDirectory(directory, "large", disk);
    makeDirectory(kept);
    ClusterState state = state(entries);
    save(new Store(kept, Clock.systemUTC()), 1, state);
    EmbeddedCluster cluster =
        EmbeddedCluster.open(
            kept, new ScriptedRelyingParty(), Clock.systemUTC(), new SecureRandom());
    return new LargeCluster(cluster, state);
  }

  /** Saves a state as a cluster's that nobody owns. */
  public static void save(Store store, long last, ClusterState state) {
    SnapshotDraft draft = store.draft(last, state, List.of());
    draft.write();
    store.save(draft);
  }

  private static void makeDirectory(ClusterDirectory kept) {
    try {
      kept.disk().createDirectory(kept.directory());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the evaluator reads. */
  public Grants grants() {
    return state;
  }

  /** The cluster itself. */
  public SavedCluster cluster() {
    return cluster;
  }

  /** The cluster as root administers it. */
  public Caller caller() {
    return cluster.as(Optional.of(ROOT_TOKEN));
  }

  public static Principal user(int number) {
    return new Principal("user:person" + number + "@example.com");
  }

  public static Resource repo(int number) {
    return Resource.repo("project" + number / REPOS_PER_PROJECT, "repo" + number);
  }

  private static Principal group(int number) {
    return new Principal("group:team" + number);
  }

  private static ClusterState state(int entries) {
    Token root = TokenRules.forever(ROOT_TOKEN, Principal.ROOT, Clock.systemUTC().instant());
    Stamp stamp = new Stamp(root.created(), Optional.empty());
    ClusterState state =
        new Entry(1, new Activated(stamp, Optional.empty(), List.of(root)))
            .applyTo(ClusterState.brandNew("large"));
    Bindings bindings = state.bindings();
    Places places = state.places();
    for (int repo = 0; repo < entries / ENTRIES_PER_REPO; repo++) {
      Resource resource = repo(repo);
      int size = resource.name().startsWith("project0/") ? SMALL : entries;
      bindings = bindings.opened(Resource.project("project" + repo / REPOS_PER_PROJECT));
      places = places.with(resource);
      for (int i = 0; i < ENTRIES_PER_REPO; i++) {
        int number = repo * ENTRIES_PER_REPO + i;
        Principal holder =
            i % 2 == 0 ? user(number % (size / 10)) : group((number / 2) % (size / 100));
        bindings = bindings.with(resource, holder, List.of(i < 5 ? "repoReader" : "repoWriter"));
      }
    }
    return state.with(bindings).with(places).with(groups(entries));
  }

  private static Groups groups(int entries) {
    Groups groups = Groups.NONE;
    for (int i = 0; i < entries / 10; i++) {
      int size = i < SMALL / 10 ? SMALL : entries;
      groups = groups.with(user(i), List.of(group(i % (size / 100)), group(i * 7 % (size / 100))));
    }
    return groups;
  }

  @Override
  public void close() {
    cluster.close();
  }
}
