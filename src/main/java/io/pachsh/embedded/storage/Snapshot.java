package io.pachsh.embedded.storage;

import io.pachsh.embedded.change.Entry;
import io.pachsh.embedded.state.ClusterState;
import java.util.List;

/**
 * A cluster as it was last saved.
 *
 * @param last the number of the last change it holds
 * @param checksum tells this snapshot from others; empty when nothing was ever saved
 * @param audit where the audit ends that belongs to it
 */
public record Snapshot(long last, ClusterState state, String checksum, AuditHead audit) {
  /** What stands for a snapshot before the first save. */
  static Snapshot none(long last) {
    return new Snapshot(last, ClusterState.brandNew(""), "", AuditHead.NONE);
  }

  /** The same with changes made since, which no file holds as a snapshot yet. */
  Snapshot followedBy(List<Entry> entries) {
    if (entries.isEmpty()) {
      return this;
    }
    ClusterState next = state;
    for (Entry entry : entries) {
      next = entry.applyTo(next);
    }
    return new Snapshot(entries.get(entries.size() - 1).number(), next, "", audit);
  }

  public boolean exists() {
    return !checksum.isEmpty();
  }

  /** The same, as a cluster with that deployment id if it has none. */
  public Snapshot named(String deploymentId) {
    return state.deploymentId().isEmpty()
        ? new Snapshot(last, state.named(deploymentId), checksum, audit)
        : this;
  }
}
