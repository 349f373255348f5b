package io.pachsh.embedded.change;

import com.fasterxml.jackson.core.JsonGenerator;
import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.Principal;
import io.pachsh.embedded.state.ClusterState;
import io.pachsh.embedded.state.ConfigurationEdit;
import io.pachsh.embedded.state.ConfigurationJson;
import io.pachsh.embedded.state.DamagedException;
import io.pachsh.embedded.state.Edit;
import io.pachsh.embedded.state.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The auth configuration was replaced. When the provider's name goes with it, the sessions of its
 * users end.
 */
public record ConfigurationSet(Stamp stamp, AuthConfiguration configuration) implements Change {
  static final String KIND = "configuration-set";

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public ClusterState on(ClusterState before) {
    return edit().on(before);
  }

  @Override
  public List<Edit> edits(ClusterState before) {
    return List.of(edit());
  }

  private ConfigurationEdit edit() {
    return new ConfigurationEdit(Optional.of(configuration));
  }

  /** How many tokens this change ends. */
  public int sessionsEnded(ClusterState before) {
    return edit().departing(before).map(before.tokens()::countOfKind).orElse(0);
  }

  /** Users and groups of the departing provider that keep bindings nobody can use, sorted. */
  public List<Principal> orphans(ClusterState before) {
    return edit()
        .departing(before)
        .map(
            kind -> {
              AuthConfiguration old = before.live().configuration().orElseThrow();
              return before.bindings().principalsOf(Set.of(kind, old.group("x").kind()));
            })
        .orElse(List.of());
  }

  @Override
  public String description() {
    return edit().description();
  }

  @Override
  public ConfigurationSet masked() {
    return new ConfigurationSet(stamp, ConfigurationEdit.masked(configuration));
  }

  @Override
  public void write(JsonGenerator json) throws IOException {
    json.writeFieldName("configuration");
    ConfigurationJson.write(json, configuration);
  }

  static ConfigurationSet read(Stamp stamp, JsonObject json) throws DamagedException {
    return new ConfigurationSet(stamp, ConfigurationJson.read(json.object("configuration")));
  }
}
