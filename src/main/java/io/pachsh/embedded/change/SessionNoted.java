package io.pachsh.embedded.change;

import com.fasterxml.jackson.core.JsonGenerator;
import io.pachsh.embedded.state.ClusterState;
import io.pachsh.embedded.state.DamagedException;
import io.pachsh.embedded.state.JsonObject;
import io.pachsh.secret.Secret;
import java.io.IOException;

/**
 * The session left a note for itself: what its context holds, so that a login comes back after a
 * crash. The cluster does not know what it means, and is not changed by it.
 */
public record SessionNoted(Stamp stamp, Secret text) implements Change {
  static final String KIND = "noted";

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public ClusterState on(ClusterState before) {
    return before;
  }

  @Override
  public String description() {
    return "the context's login changed";
  }

  @Override
  public void write(JsonGenerator json) throws IOException {
    json.writeStringField("text", text.reveal());
  }

  static SessionNoted read(Stamp stamp, JsonObject json) throws DamagedException {
    return new SessionNoted(stamp, Secret.of(json.text("text")));
  }
}
