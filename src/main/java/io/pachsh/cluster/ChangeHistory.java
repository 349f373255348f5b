package io.pachsh.cluster;

import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import java.util.List;
import java.util.Optional;

/** The changes that were made to a cluster, as one caller; a real cluster keeps none. */
public interface ChangeHistory {
  /** All of them, oldest first, saved and unsaved. */
  List<AuditRecord> records();

  /** The same; empty where the cluster keeps no record of its changes. */
  default Optional<List<AuditRecord>> kept() {
    try {
      return Optional.of(records());
    } catch (RefusedException e) {
      if (e.refusal() instanceof Refusal.Lacking) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Whether the saved changes are the ones that were recorded. */
  AuditChain chain();

  /** What undoing the last {@code count} changes that can be undone would do. */
  UndoPreview preview(int count);

  /** Restores bindings, groups, projects and configuration from before the last changes. */
  void undo(int count, boolean force);
}
