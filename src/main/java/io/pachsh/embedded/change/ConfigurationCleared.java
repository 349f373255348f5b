package io.pachsh.embedded.change;

import com.fasterxml.jackson.core.JsonGenerator;
import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.Principal;
import io.pachsh.cluster.ConfigurationChange;
import io.pachsh.embedded.state.ClusterState;
import io.pachsh.embedded.state.ConfigurationEdit;
import io.pachsh.embedded.state.Edit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The auth configuration was forgotten; the sessions of its users end. */
public record ConfigurationCleared(Stamp stamp) implements Change {
  static final String KIND = "configuration-cleared";
  private static final ConfigurationEdit NOTHING = new ConfigurationEdit(Optional.empty());

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public ClusterState on(ClusterState before) {
    return NOTHING.on(before);
  }

  @Override
  public List<Edit> edits(ClusterState before) {
    return List.of(NOTHING);
  }

  /** What it brings about. */
  public ConfigurationChange consequence(ClusterState before) {
    Optional<String> departing = NOTHING.departing(before);
    int ended = departing.map(before.tokens()::countOfKind).orElse(0);
    List<Principal> orphans =
        departing
            .map(
                kind -> {
                  AuthConfiguration old = before.live().configuration().orElseThrow();
                  return before.bindings().principalsOf(Set.of(kind, old.group("x").kind()));
                })
            .orElse(List.of());
    return new ConfigurationChange(before.live().version() + 1, ended, orphans);
  }

  @Override
  public String description() {
    return "auth configuration cleared";
  }

  @Override
  public void write(JsonGenerator json) {}
}
