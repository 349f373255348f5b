package io.pachsh.embedded.change;

import com.fasterxml.jackson.core.JsonGenerator;
import io.pachsh.embedded.state.ClusterState;

/**
 * Access control was switched off: bindings, tokens, groups and configuration are gone. What is
 * stored about the identity service stays, as in pachd.
 */
public record Deactivated(Stamp stamp) implements Change {
  static final String KIND = "deactivated";

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public ClusterState on(ClusterState before) {
    return ClusterState.brandNew(before.deploymentId())
        .with(before.places())
        .with(before.identities());
  }

  @Override
  public String description() {
    return "access control deactivated";
  }

  @Override
  public void write(JsonGenerator json) {}
}
