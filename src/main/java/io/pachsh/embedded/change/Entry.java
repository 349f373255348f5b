package io.pachsh.embedded.change;

import io.pachsh.cluster.AuditRecord;
import java.util.Optional;

/** A change with its place in the cluster's history; numbers go up by one. */
public record Entry(long number, Change change) {
  /** The change for people; nothing for a note, which is the session's own. */
  public Optional<AuditRecord> record(boolean saved) {
    return change instanceof SessionNoted
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
