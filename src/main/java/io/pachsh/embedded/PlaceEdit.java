package io.pachsh.embedded;

import io.pachsh.access.Resource;
import java.util.List;

/** Whether a project or repo exists. */
record PlaceEdit(Resource place, boolean exists) implements Edit {
  static final String KIND = "place";

  @Override
  public ClusterState on(ClusterState before) {
    Places places = before.places();
    return before.with(exists ? places.with(place) : places.without(place));
  }

  @Override
  public PlaceEdit back(ClusterState state) {
    return new PlaceEdit(place, state.places().contains(place));
  }

  @Override
  public PlaceEdit piece() {
    return new PlaceEdit(place, false);
  }

  @Override
  public String description() {
    return "%s %s".formatted(place, exists ? "exists" : "does not exist");
  }

  @Override
  public List<String> row() {
    return List.of(KIND, place.type().name(), place.name(), EditJson.text(exists));
  }
}
