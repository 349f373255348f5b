package io.pachsh.embedded;

import io.pachsh.access.Permission;
import io.pachsh.access.Principal;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.access.Resource;
import io.pachsh.cluster.UndoPreview;
import io.pachsh.embedded.change.ContentChanged;
import io.pachsh.embedded.change.Proposal;
import io.pachsh.embedded.change.Stamp;
import io.pachsh.embedded.ledger.Identifiers;
import io.pachsh.embedded.state.BindingEdit;
import io.pachsh.embedded.state.ClusterState;
import io.pachsh.embedded.state.Edit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A request to bring back the content from before the last changes to it. */
record UndoRequest(int count) {

  /** What it would do. */
  UndoPreview preview(Gate gate) {
    permit(gate);
    List<String> restored =
        edits(gate.state()).stream()
            .filter(edit -> !(edit instanceof BindingEdit))
            .map(Edit::description)
            .toList();
    return new UndoPreview(gate.state().history().numbers(count), restored);
  }

  Proposal<Boolean> propose(Gate gate, Identifiers ids) {
    Stamp stamp = ids.stamp(permit(gate));
    List<Edit> edits = edits(gate.state());
    return edits.isEmpty()
        ? Proposal.nothing(false)
        : Proposal.of(ContentChanged.undone(stamp, count, edits), true);
  }

  /** While access control is off everybody may, as with everything. */
  private static Optional<Principal> permit(Gate gate) {
    Optional<Principal> caller =
        gate.permittedOrOff(Permission.CLUSTER_MODIFY_BINDINGS, Resource.CLUSTER);
    gate.permittedOrOff(Permission.CLUSTER_AUTH_MODIFY_GROUP_MEMBERS, Resource.CLUSTER);
    gate.permittedOrOff(Permission.CLUSTER_AUTH_SET_CONFIG, Resource.CLUSTER);
    return caller;
  }

  /** For each piece that would change, what it was before the oldest of the changes. */
  private List<Edit> edits(ClusterState state) {
    int most = state.history().steps().size();
    if (count < 1 || count > most) {
      throw new RefusedException(new Refusal.Invalid(reach(most)));
    }
    Map<Edit, Edit> latest = new LinkedHashMap<>();
    for (Edit edit : state.history().back(count)) {
      latest.put(edit.piece(), edit);
    }
    return latest.values().stream()
        .filter(edit -> !edit.holds(state))
        .map(edit -> edit.renewed(state))
        .sorted(Comparator.comparingInt(UndoRequest::turn))
        .toList();
  }

  /** A binding has to be there before its entries, and to be empty before it goes. */
  private static int turn(Edit edit) {
    if (edit instanceof BindingEdit binding) {
      return binding.exists() ? 0 : 2;
    }
    return 1;
  }

  private static String reach(int most) {
    return switch (most) {
      case 0 ->
          "there is no change to undo since access control was last switched on or off; logins and"
              + " tokens cannot be undone";
      case 1 -> "only 1 change can be undone";
      default -> "between 1 and %d changes can be undone".formatted(most);
    };
  }
}
