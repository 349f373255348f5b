package io.pachsh.session;

import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.cluster.SavedCluster;
import io.pachsh.cluster.ServedCluster;
import io.pachsh.context.Contexts;
import io.pachsh.context.EmbeddedContexts;
import io.pachsh.context.PachctlContexts;
import io.pachsh.failure.Failure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a session has not saved yet, wherever it is kept: saving it, and forgetting it. */
record UnsavedChanges(EmbeddedContexts own, PachctlContexts real, OpenClusters clusters) {
  List<String> pending() {
    List<String> lines = new ArrayList<>();
    clusters
        .embedded()
        .forEach(
            (name, cluster) -> cluster.pending().forEach(line -> lines.add(name + ": " + line)));
    lines.addAll(own.pending());
    lines.addAll(real.pending());
    return lines;
  }

  boolean isUnsaved() {
    return own.isUnsaved()
        || real.isUnsaved()
        || clusters.embedded().values().stream().anyMatch(SavedCluster::isUnsaved);
  }

  void save() {
    Optional<Failure> unwritten = Optional.empty();
    try {
      real.save();
    } catch (Failure e) {
      unwritten = Optional.of(e);
    }
    own.save(real);
    List<Failure> failures =
        clusters.forEachEmbedded(
            cluster -> {
              if (cluster.isUnsaved()) {
                cluster.save();
              }
            });
    if (failures.isEmpty() && unwritten.isPresent()) {
      throw unwritten.get();
    }
    unwritten.ifPresent(failures::add);
    OpenClusters.requireNone(
        failures,
        "Not everything was saved",
        "What is not on disk is still in this session: mend the cause and 'save' again.");
  }

  /**
   * Forgets what was not saved.
   *
   * @param context the one whose cluster alone is looked at for what a crashed session left; empty
   *     for all
   */
  List<Path> revert(Optional<String> context) {
    clusters
        .embedded()
        .forEach(
            (name, cluster) -> {
              if (isServed(cluster)) {
                throw new RefusedException(new Refusal.Served(name));
              }
            });
    // Either file may be unreadable: nothing is forgotten before both were read.
    Contexts stored = own.stored();
    real.revert();
    own.goOnFrom(stored);
    List<Path> aside = new ArrayList<>();
    Set<SavedCluster> kept = keptBack(context);
    OpenClusters.requireNone(
        clusters.forEachEmbedded(
            cluster -> {
              if (!kept.contains(cluster)) {
                aside.addAll(cluster.revert());
              }
            }),
        "Not everything was forgotten",
        "'status' shows what is left: mend the cause and 'revert' again.");
    return aside;
  }

  /**
   * The clusters in which a crashed session left something that stays: what is not asked about, and
   * what can be brought back as long as something damaged beside it has to be put aside.
   */
  private Set<SavedCluster> keptBack(Optional<String> context) {
    Map<String, SavedCluster> left = new LinkedHashMap<>(clusters.embedded());
    left.values().removeIf(cluster -> !cluster.isUnrecovered());
    Set<SavedCluster> kept = new HashSet<>(left.values());
    context.ifPresent(name -> left.keySet().retainAll(Set.of(name)));
    boolean damaged = left.values().stream().anyMatch(SavedCluster::isDamaged);
    left.values().removeIf(cluster -> damaged && !cluster.isDamaged());
    kept.removeAll(left.values());
    return kept;
  }

  void discard() {
    clusters.disconnect();
    OpenClusters.requireNone(
        clusters.forEachEmbedded(SavedCluster::close),
        "Not everything unsaved was dropped",
        "The next session finds it: 'revert' drops it then.");
  }

  /** Whether this session serves it, so that what happens there is saved at once. */
  static boolean isServed(SavedCluster cluster) {
    return cluster instanceof ServedCluster served && served.isAutosaved();
  }
}
