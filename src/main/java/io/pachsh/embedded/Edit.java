package io.pachsh.embedded;

import java.util.List;

/**
 * One piece of a cluster's content set to a value: what undo restores, and what a policy changes.
 * Pieces are independent: each can be set without regard to the others, except that a place's
 * binding must exist while it has entries.
 */
sealed interface Edit permits PlaceEdit, BindingEdit, RolesEdit, MemberEdit, ConfigurationEdit {
  ClusterState on(ClusterState before);

  /** The edit of the same piece that would bring back what it is in that state. */
  Edit back(ClusterState state);

  /** The same piece with nothing in it: tells pieces apart. */
  Edit piece();

  /** Whether the piece is that already. */
  default boolean holds(ClusterState state) {
    return back(state).equals(this);
  }

  /** How the piece is then, in one line; names no secret. */
  String description();

  /** The edit as a row of text, which {@link EditJson} reads. */
  List<String> row();

  /** The same with every secret masked. */
  default Edit masked() {
    return this;
  }

  static ClusterState all(List<Edit> edits, ClusterState before) {
    ClusterState state = before;
    for (Edit edit : edits) {
      state = edit.on(state);
    }
    return state;
  }
}
