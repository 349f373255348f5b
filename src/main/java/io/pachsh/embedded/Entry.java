package io.pachsh.embedded;

import io.pachsh.access.AuditRecord;
import java.util.Optional;

/** A change with its place in the cluster's history; numbers go up by one. */
record Entry(long number, Change change) {
  /** The change for people; nothing for a note, which is the session's own. */
  Optional<AuditRecord> record(boolean saved) {
    return change instanceof Noted
        ? Optional.empty()
        : Optional.of(
            new AuditRecord(
                number,
                number,
                change.stamp().at(),
                change.stamp().actor(),
                change.description(),
                saved,
                change.concerned()));
  }
}
