package io.pachsh.embedded;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** What is stored about the identity service was changed: its set-up, connectors or clients. */
record IdentityChanged(Stamp stamp, List<Edit> edits) implements Change {
  static final String KIND = "identity-changed";

  IdentityChanged {
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
    return edits.stream().map(Edit::description).collect(Collectors.joining("; "));
  }

  @Override
  public IdentityChanged masked() {
    return new IdentityChanged(stamp, edits.stream().map(Edit::masked).toList());
  }

  @Override
  public void write(JsonGenerator json) throws IOException {
    json.writeFieldName("edits");
    EditJson.write(json, edits);
  }

  static IdentityChanged read(Stamp stamp, JsonObject json) throws IOException {
    return new IdentityChanged(stamp, EditJson.readAll(json.rows("edits")));
  }
}
