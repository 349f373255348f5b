package io.pachsh.embedded;

import com.fasterxml.jackson.core.JsonGenerator;

/** Access control was switched off: bindings, tokens, groups and configuration are gone. */
record Deactivated(Stamp stamp) implements Change {
  static final String KIND = "deactivated";

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public ClusterState on(ClusterState before) {
    return ClusterState.brandNew(before.deploymentId()).with(before.places());
  }

  @Override
  public String description() {
    return "access control deactivated";
  }

  @Override
  public void write(JsonGenerator json) {}
}
