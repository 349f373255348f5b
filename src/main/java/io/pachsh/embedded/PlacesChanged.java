package io.pachsh.embedded;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is kept about projects and repos was changed, of one or of several at once: descriptions,
 * defaults, or whether they exist at all.
 */
record PlacesChanged(Stamp stamp, List<Edit> edits) implements Change {
  static final String KIND = "places-changed";
  private static final int SHOWN = 3;

  PlacesChanged {
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
    List<Edit> places =
        edits.stream()
            .filter(edit -> edit instanceof PlaceEdit || edit instanceof DefaultsEdit)
            .toList();
    int more = places.size() - SHOWN;
    return places.stream().limit(SHOWN).map(Edit::description).collect(Collectors.joining("; "))
        + (more > 0 ? "; and " + more + " more" : "");
  }

  @Override
  public PlacesChanged masked() {
    return new PlacesChanged(stamp, edits.stream().map(Edit::masked).toList());
  }

  @Override
  public void write(JsonGenerator json) throws IOException {
    json.writeFieldName("edits");
    EditJson.write(json, edits);
  }

  static PlacesChanged read(Stamp stamp, JsonObject json) throws IOException {
    return new PlacesChanged(stamp, EditJson.readAll(json.rows("edits")));
  }
}
