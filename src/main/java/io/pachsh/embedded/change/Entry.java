package io.pachsh.embedded.change;

import io.pachsh.cluster.AuditRecord;
import io.pachsh.embedded.state.ClusterState;
import io.pachsh.embedded.state.Edit;
import io.pachsh.embedded.state.UndoStep;
import java.util.ArrayList;
import java.util.List;
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
                change.concerned(),
                change.resources(),
                change.login()));
  }

  /** The state after the change: a pure function of the state before. */
  public ClusterState applyTo(ClusterState state) {
    ClusterState before = dated(state);
    ClusterState after = change.on(before);
    List<Edit> back = change.isUndoable() ? back(change.edits(before), before) : List.of();
    return back.isEmpty() ? after : after.with(after.history().plus(new UndoStep(number, back)));
  }

  /** Of a brand-new cluster, the first project counts as made when something first happens. */
  private ClusterState dated(ClusterState state) {
    return state.places().isUntouched()
        ? state.with(state.places().dated(change.stamp().at()))
        : state;
  }

  /** What brings back what these edits change, in the order in which it can be done. */
  private static List<Edit> back(List<Edit> edits, ClusterState before) {
    List<Edit> back = new ArrayList<>(edits.size());
    for (int i = edits.size() - 1; i >= 0; i--) {
      Edit edit = edits.get(i).back(before);
      if (!edit.equals(edits.get(i))) {
        back.add(edit);
      }
    }
    return back;
  }
}
