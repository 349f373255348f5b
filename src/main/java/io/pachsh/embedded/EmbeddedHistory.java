package io.pachsh.embedded;

import io.pachsh.access.Permission;
import io.pachsh.access.Resource;
import io.pachsh.cluster.AuditChain;
import io.pachsh.cluster.AuditRecord;
import io.pachsh.cluster.ChangeHistory;
import io.pachsh.cluster.UndoPreview;
import java.util.List;

/** The changes that were made to an embedded cluster, as one caller. */
record EmbeddedHistory(CallerOperations callerOperations) implements ChangeHistory {
  @Override
  public List<AuditRecord> records() {
    permit();
    return callerOperations.ledger().audit();
  }

  @Override
  public AuditChain chain() {
    permit();
    return callerOperations.ledger().auditChain();
  }

  private void permit() {
    callerOperations
        .gate()
        .permittedOrOff(Permission.CLUSTER_AUTH_GET_PERMISSIONS_FOR_PRINCIPAL, Resource.CLUSTER);
  }

  @Override
  public UndoPreview preview(int count) {
    return new UndoRequest(count).preview(callerOperations.gate());
  }

  @Override
  public void undo(int count, boolean force) {
    callerOperations.change(
        force, gate -> new UndoRequest(count).propose(gate, callerOperations.identifiers()));
  }
}
