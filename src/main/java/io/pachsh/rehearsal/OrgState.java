package io.pachsh.rehearsal;

import io.pachsh.rehearsal.management.ManagementState;
import io.pachsh.rehearsal.management.ManagementStore;
import java.util.function.UnaryOperator;

/** What a running org knows; each change is in its file before it counts. */
final class OrgState implements ManagementStore {
  private final OrgFile file;
  private OrgRecord record;

  OrgState(OrgFile file, OrgRecord record) {
    this.file = file;
    this.record = record;
  }

  synchronized OrgRecord record() {
    return record;
  }

  @Override
  public ManagementState now() {
    return record().management();
  }

  @Override
  public synchronized ManagementState change(UnaryOperator<ManagementState> change) {
    OrgRecord changed = record.with(change.apply(record.management()));
    file.store(changed);
    record = changed;
    return changed.management();
  }
}
