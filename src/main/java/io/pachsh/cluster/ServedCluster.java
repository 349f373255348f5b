package io.pachsh.cluster;

import io.pachsh.access.RefusedException;
import io.pachsh.secret.Secret;
import java.util.Optional;

/**
 * A cluster that can be put before others. What they are told is done counts as saved, so that it
 * outlives this process however it ends.
 */
public interface ServedCluster extends Cluster {
  /** Tells this cluster from others; not empty while it is autosaved. */
  String deploymentId();

  /** The projects and repos, as the holder of that token. */
  ServedPlaces places(Optional<Secret> token);

  /** Begins a login, as {@link LoginService#begin} without a prompt. */
  ServedLogin beginLogin();

  /**
   * Looks whether this process could be the one that changes the cluster; changes nothing.
   *
   * @throws RefusedException when another process owns it
   */
  void requireOwnable();

  /**
   * Begins to count each change as saved from when it is answered; what is unsaved is saved first.
   * Reverting and resetting are refused from now on.
   *
   * @throws RefusedException when another process owns the cluster, or it cannot be written
   */
  void autosave();

  /** Whether {@link #autosave} was asked for and not ended. */
  boolean isAutosaved();

  /** How many changes the next {@link #checkpoint} would put into the snapshot. */
  int uncheckpointed();

  /**
   * Writes the snapshot, so that the journal stays short.
   *
   * @throws RefusedException {@code NotStored}; nothing is lost then
   */
  void checkpoint();

  /**
   * Saves everything; what changes from now on is unsaved until it is saved.
   *
   * @throws RefusedException {@code NotStored}; the cluster is still autosaved then
   */
  void endAutosave();
}
