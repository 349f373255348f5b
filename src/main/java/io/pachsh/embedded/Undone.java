package io.pachsh.embedded;

import com.fasterxml.jackson.core.JsonGenerator;
import io.pachsh.access.Principal;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** The content from before the last changes to it was brought back; tokens were not. */
record Undone(Stamp stamp, int count, List<Edit> edits) implements Change {
  static final String KIND = "undone";

  Undone {
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
    String what = count == 1 ? "the last change undone" : "the last " + count + " changes undone";
    return edits.size() == 1 ? what + ": " + edits.get(0).description() : what + Edit.names(edits);
  }

  @Override
  public Undone masked() {
    return new Undone(stamp, count, edits.stream().map(Edit::masked).toList());
  }

  @Override
  public Set<Principal> concerned() {
    return Edit.concerned(edits);
  }

  @Override
  public void write(JsonGenerator json) throws IOException {
    json.writeNumberField("count", count);
    json.writeFieldName("edits");
    EditJson.write(json, edits);
  }

  static Undone read(Stamp stamp, JsonObject json) throws IOException {
    return new Undone(
        stamp, Math.toIntExact(json.number("count")), EditJson.readAll(json.rows("edits")));
  }
}
