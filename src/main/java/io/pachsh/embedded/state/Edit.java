package io.pachsh.embedded.state;

import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * One piece of a cluster's content set to a value: what undo restores, and what a policy changes.
 * Pieces are independent: each can be set without regard to the others, except that a place's
 * binding must exist while it has entries.
 */
public sealed interface Edit
    permits PlaceEdit,
        DefaultsEdit,
        BindingEdit,
        RolesEdit,
        MemberEdit,
        ConfigurationEdit,
        SettingsEdit,
        ConnectorEdit,
        ClientEdit {
  ClusterState on(ClusterState before);

  /** The edit of the same piece that would bring back what it is in that state. */
  Edit back(ClusterState state);

  /** The same piece with nothing in it: tells pieces apart. */
  Edit piece();

  /** Whether the piece is that already. */
  default boolean holds(ClusterState state) {
    return back(state).equals(this);
  }

  /** The same edit to be made now: versions move on when old content comes back. */
  default Edit renewed(ClusterState state) {
    return this;
  }

  /** How the piece is then, in one line; names no secret. */
  String description();

  /** Whom the piece is about. */
  default Set<Principal> concerned() {
    return Set.of();
  }

  /** What the piece is of: the cluster, a project or a repo; nothing where it is of none. */
  default Optional<Resource> about() {
    return Optional.empty();
  }

  /** What the pieces are of. */
  static Set<Resource> resources(List<Edit> edits) {
    Set<Resource> all = new TreeSet<>();
    edits.forEach(edit -> edit.about().ifPresent(all::add));
    return all;
  }

  /** Whom the pieces are about. */
  static SortedSet<Principal> concerned(List<Edit> edits) {
    SortedSet<Principal> all = new TreeSet<>();
    edits.forEach(edit -> all.addAll(edit.concerned()));
    return all;
  }

  /** The first few of those names in brackets behind a blank; nothing when there are none. */
  static String names(List<Edit> edits) {
    SortedSet<Principal> all = concerned(edits);
    if (all.isEmpty()) {
      return "";
    }
    int shown = Math.min(all.size(), 3);
    int more = all.size() - shown;
    return all.stream()
        .limit(shown)
        .map(Principal::text)
        .collect(Collectors.joining(", ", " (", more == 0 ? ")" : " and " + more + " more)"));
  }

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
