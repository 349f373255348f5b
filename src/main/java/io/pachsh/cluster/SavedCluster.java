package io.pachsh.cluster;

import io.pachsh.access.RefusedException;
import io.pachsh.secret.Secret;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A cluster whose changes stay in memory, and in a journal against crashes, until they are saved.
 * Beside its own changes it keeps notes of its session in the journal, in the same order and with
 * the same durability; what a note says is the session's business.
 */
public interface SavedCluster extends Cluster {
  /** The unsaved changes without notes, oldest first, one line each, secrets masked. */
  List<String> pending();

  /** Whether there is anything to save. Cheap: the prompt asks it. */
  boolean isUnsaved();

  /**
   * Writes everything to disk and begins a new journal.
   *
   * @throws RefusedException {@code NotStored}; nothing is lost then
   */
  void save();

  /**
   * Forgets the unsaved changes of this session, or those that a crashed one left; returns the new
   * names of unreadable files put aside.
   */
  List<Path> revert();

  /** Whether a crashed session left unsaved changes here; until then every change is refused. */
  boolean isUnrecovered();

  /** Whether what a crashed session left cannot be read to its end. */
  boolean isDamaged();

  /**
   * Brings back what a crashed session left, as unsaved changes, and says what that is. Of what is
   * damaged it brings back what stands before the damage, and puts all of it aside.
   */
  List<String> recover();

  /** Keeps a text of the session's own in the journal; a token may stand in it. */
  void note(Secret text);

  /** The last note among the unsaved changes. */
  Optional<Secret> latestNote();

  /** Makes it a brand-new cluster; returns the new names of unreadable files put aside. */
  List<Path> reset();

  /** Ends in good order: unsaved changes are forgotten, and others may own the cluster. */
  void close();

  /** Ends in haste: unsaved changes stay to be recovered. */
  void detach();
}
