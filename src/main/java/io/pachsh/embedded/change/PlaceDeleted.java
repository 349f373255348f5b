package io.pachsh.embedded.change;

import com.fasterxml.jackson.core.JsonGenerator;
import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import io.pachsh.cluster.PipelineDefaults;
import io.pachsh.embedded.state.BindingEdit;
import io.pachsh.embedded.state.ClusterState;
import io.pachsh.embedded.state.DamagedException;
import io.pachsh.embedded.state.DefaultsEdit;
import io.pachsh.embedded.state.Edit;
import io.pachsh.embedded.state.JsonObject;
import io.pachsh.embedded.state.PlaceEdit;
import io.pachsh.embedded.state.RolesEdit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A project or repo was deleted, and its binding with it. */
public record PlaceDeleted(Stamp stamp, Resource place) implements Change {
  static final String KIND = "place-deleted";

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public ClusterState on(ClusterState before) {
    return Edit.all(edits(before), before);
  }

  @Override
  public List<Edit> edits(ClusterState before) {
    return edits(before, place);
  }

  /** What makes nothing of a place: its roles go, and what is kept about it. */
  public static List<Edit> edits(ClusterState before, Resource place) {
    List<Edit> edits = new ArrayList<>();
    for (Principal bound : new TreeSet<>(before.binding(place).orElse(Map.of()).keySet())) {
      edits.add(new RolesEdit(place, bound, Set.of()));
    }
    edits.add(new BindingEdit(place, false));
    if (before.places().defaults().containsKey(place)) {
      edits.add(new DefaultsEdit(place, PipelineDefaults.NONE));
    }
    edits.add(PlaceEdit.gone(place));
    return edits;
  }

  @Override
  public String description() {
    return place + " deleted";
  }

  @Override
  public Set<Resource> resources() {
    return Set.of(place);
  }

  @Override
  public void write(JsonGenerator json) throws IOException {
    json.writeStringField("type", place.type().name());
    json.writeStringField("name", place.name());
  }

  static PlaceDeleted read(Stamp stamp, JsonObject json) throws DamagedException {
    return new PlaceDeleted(stamp, new Resource(json.resourceType("type"), json.text("name")));
  }
}
