package io.pachsh.cluster;

import java.util.List;

/** The changes that were made to a cluster, as one caller; a real cluster keeps none. */
public interface ChangeHistory {
  /** All of them, oldest first, saved and unsaved. */
  List<AuditRecord> records();

  /** Whether the saved changes are the ones that were recorded. */
  AuditChain chain();

  /** What undoing the last {@code count} changes that can be undone would do. */
  UndoPreview preview(int count);

  /** Restores bindings, groups, projects and configuration from before the last changes. */
  void undo(int count, boolean force);
}
