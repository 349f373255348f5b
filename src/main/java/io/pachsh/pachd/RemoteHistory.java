package io.pachsh.pachd;

import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.cluster.AuditChain;
import io.pachsh.cluster.AuditRecord;
import io.pachsh.cluster.ChangeHistory;
import io.pachsh.cluster.UndoPreview;
import java.util.List;

/** The history of a real cluster, for which pachd has no call. */
record RemoteHistory() implements ChangeHistory {
  @Override
  public List<AuditRecord> records() {
    throw noAudit();
  }

  @Override
  public AuditChain chain() {
    throw noAudit();
  }

  private static RefusedException noAudit() {
    return new RefusedException(
        new Refusal.Lacking(
            "the audit",
            "that lists what was changed",
            "pachd's own log has the calls: kubectl logs -l app=pachd"));
  }

  @Override
  public UndoPreview preview(int count) {
    throw noUndo();
  }

  @Override
  public void undo(int count, boolean force) {
    throw noUndo();
  }

  private static RefusedException noUndo() {
    return new RefusedException(
        new Refusal.Lacking(
            "undo",
            "that takes a change back",
            "Keep what 'access export' writes before a change; 'access apply' makes the cluster"
                + " like it again."));
  }
}
