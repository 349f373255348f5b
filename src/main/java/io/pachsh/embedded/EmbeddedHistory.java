package io.pachsh.embedded;

import io.pachsh.access.Permission;
import io.pachsh.access.Resource;
import io.pachsh.cluster.AuditChain;
import io.pachsh.cluster.AuditRecord;
import io.pachsh.cluster.ChangeHistory;
import io.pachsh.cluster.UndoPreview;
import java.util.List;

/** The changes that were made to an embedded cluster, as one caller. */
record EmbeddedHistory(CallerOperations operations) implements ChangeHistory {
  @Override
  public List<AuditRecord> records() {
    permit();
    return operations.ledger().audit();
  }

  @Override
  public AuditChain chain() {
    permit();
    return operations.ledger().auditChain();
  }

  private void permit() {
    operations
        .gate()
        .permittedOrOff(Permission.CLUSTER_AUTH_GET_PERMISSIONS_FOR_PRINCIPAL, Resource.CLUSTER);
  }

  @Override
  public UndoPreview preview(int count) {
    return new UndoRequest(count).preview(operations.gate());
  }

  @Override
  public void undo(int count, boolean force) {
    operations.change(force, gate -> new UndoRequest(count).propose(gate, operations.ids()));
  }
}
