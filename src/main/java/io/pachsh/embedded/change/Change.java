package io.pachsh.embedded.change;

import com.fasterxml.jackson.core.JsonGenerator;
import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import io.pachsh.embedded.state.ClusterState;
import io.pachsh.embedded.state.Edit;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One thing that happened to a cluster. It carries who, when and all randomness (tokens as hashes
 * only), so that applying it again gives the same state. A new kind of change is a new record and a
 * line in {@link ChangeJson}.
 */
public sealed interface Change
    permits Activated,
        ConfigurationCleared,
        ConfigurationSet,
        ContentChanged,
        Deactivated,
        GroupsSet,
        LoginCompleted,
        MembersModified,
        Offboarded,
        SessionNoted,
        SessionRenewed,
        RefreshTokenChanged,
        SigningKeysSet,
        PlaceCreated,
        PlaceDeleted,
        Reset,
        RolesBound,
        RootTokenRotated,
        TokenAdded,
        TokenRevoked,
        TokensPurged,
        TokensRevoked {
  Stamp stamp();

  /** What the journal calls this kind of change. */
  String kind();

  /** The state that follows {@code before}. Pure, and never fails on a state it was made for. */
  ClusterState on(ClusterState before);

  /** What it does to the content that undo restores, each piece once. */
  default List<Edit> edits(ClusterState before) {
    return List.of();
  }

  /** Whether undo may take it back: not what a provider said about a person who logged in. */
  default boolean isUndoable() {
    return true;
  }

  /** Whether it comes about by itself: nobody misses it, and the next save takes it along. */
  default boolean isUpkeep() {
    return false;
  }

  /** What happened, in one line for people; names no secret. May hold what outsiders sent. */
  String description();

  /** Whom it is about, where the description cannot name them all. */
  default Set<Principal> concerned() {
    return Set.of();
  }

  /** What it is about: the cluster, projects and repos. */
  default Set<Resource> resources() {
    return Set.of();
  }

  /** Who logged in, if that is what it is. */
  default Optional<Principal> login() {
    return Optional.empty();
  }

  /** Writes the fields of this kind of change into the object that is open. */
  void write(JsonGenerator json) throws IOException;

  /** The same change with every secret masked, for people to read. */
  default Change masked() {
    return this;
  }
}
