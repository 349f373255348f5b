package io.pachsh.embedded.change;

import com.fasterxml.jackson.core.JsonGenerator;
import io.pachsh.embedded.state.ClusterState;
import io.pachsh.embedded.state.DamagedException;
import io.pachsh.embedded.state.JsonObject;
import java.io.IOException;

/** The whole cluster was replaced by a brand-new one. */
public record Reset(Stamp stamp, String deploymentId) implements Change {
  static final String KIND = "reset";

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public ClusterState on(ClusterState before) {
    return ClusterState.brandNew(deploymentId);
  }

  @Override
  public String description() {
    return "cluster reset to a brand-new one";
  }

  @Override
  public void write(JsonGenerator json) throws IOException {
    json.writeStringField("deployment", deploymentId);
  }

  static Reset read(Stamp stamp, JsonObject json) throws DamagedException {
    return new Reset(stamp, json.text("deployment"));
  }
}
