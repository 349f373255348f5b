package io.pachsh.embedded;

import com.fasterxml.jackson.core.JsonGenerator;
import io.pachsh.access.Principal;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Bindings and groups were made like a policy, all at once. */
record PolicyApplied(Stamp stamp, List<Edit> edits) implements Change {
  static final String KIND = "policy-applied";

  PolicyApplied {
    edits = List.copyOf(edits);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public ClusterState on(ClusterState before) {
    return Edit.all(edits, before);
  }

  @Override
  public List<Edit> edits(ClusterState before) {
    return edits;
  }

  @Override
  public String description() {
    return edits.size() == 1
        ? "access policy applied: " + edits.get(0).description()
        : "access policy applied: " + edits.size() + " entries changed" + Edit.names(edits);
  }

  @Override
  public Set<Principal> concerned() {
    return Edit.concerned(edits);
  }

  @Override
  public void write(JsonGenerator json) throws IOException {
    json.writeFieldName("edits");
    EditJson.write(json, edits);
  }

  static PolicyApplied read(Stamp stamp, JsonObject json) throws IOException {
    return new PolicyApplied(stamp, EditJson.readAll(json.rows("edits")));
  }
}
