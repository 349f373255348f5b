package io.pachsh.embedded;

import io.pachsh.access.AuditChain;
import io.pachsh.access.AuditRecord;
import io.pachsh.access.ChangeHistory;
import io.pachsh.access.Permission;
import io.pachsh.access.Resource;
import io.pachsh.access.UndoPreview;
import java.util.List;

/** The changes that were made to an embedded cluster, as one caller. */
record EmbeddedHistory(Entrance entrance) implements ChangeHistory {
  @Override
  public List<AuditRecord> records() {
    permit();
    return entrance.ledger().audit();
  }

  @Override
  public AuditChain chain() {
    permit();
    return entrance.ledger().auditChain();
  }

  private void permit() {
    entrance
        .gate()
        .permittedOrOff(Permission.CLUSTER_AUTH_GET_PERMISSIONS_FOR_PRINCIPAL, Resource.CLUSTER);
  }

  @Override
  public UndoPreview preview(int count) {
    return new Undoing(count).preview(entrance.gate());
  }

  @Override
  public void undo(int count, boolean force) {
    entrance.change(force, gate -> new Undoing(count).propose(gate, entrance.mint()));
  }
}
