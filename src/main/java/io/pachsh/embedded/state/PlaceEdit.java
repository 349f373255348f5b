package io.pachsh.embedded.state;

import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import io.pachsh.cluster.PlaceDetails;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether a project or repo exists, and what is said about it then. */
public record PlaceEdit(Resource place, Optional<PlaceDetails> details) implements Edit {
  static final String KIND = "place";

  /** The column behind which the details stand; an older pachsh wrote none. */
  private static final int EXISTS = 3;

  public static PlaceEdit gone(Resource place) {
    return new PlaceEdit(place, Optional.empty());
  }

  public static PlaceEdit of(Resource place, PlaceDetails details) {
    return new PlaceEdit(place, Optional.of(details));
  }

  @Override
  public ClusterState on(ClusterState before) {
    Places places = before.places();
    if (details.isEmpty()) {
      return before.with(places.without(place));
    }
    return holds(before) ? before : before.with(places.with(place, details.get()));
  }

  @Override
  public PlaceEdit back(ClusterState state) {
    return state.places().contains(place) ? of(place, state.places().details(place)) : gone(place);
  }

  @Override
  public PlaceEdit piece() {
    return gone(place);
  }

  /** Nothing known about a place is at odds with nothing. */
  @Override
  public boolean holds(ClusterState state) {
    return details.filter(PlaceDetails.UNKNOWN::equals).isPresent()
        ? state.places().contains(place)
        : back(state).equals(this);
  }

  @Override
  public Optional<Resource> about() {
    return Optional.of(place);
  }

  @Override
  public String description() {
    return details
        .map(it -> it.description().isEmpty() ? "exists" : "exists: " + it.description())
        .map(exists -> place + " " + exists)
        .orElse(place + " does not exist");
  }

  @Override
  public List<String> row() {
    List<String> row =
        new ArrayList<>(
            List.of(KIND, place.type().name(), place.name(), EditJson.text(details.isPresent())));
    details.filter(it -> !it.equals(PlaceDetails.UNKNOWN)).ifPresent(it -> row.addAll(columns(it)));
    return row;
  }

  static PlaceEdit read(Resource place, boolean exists, List<String> row) throws DamagedException {
    if (!exists) {
      return gone(place);
    }
    return of(
        place,
        row.size() == EXISTS + 1
            ? PlaceDetails.UNKNOWN
            : details(row.subList(EXISTS + 1, row.size())));
  }

  /** What is said about a place as columns of a row: when, by whom, and the description. */
  public static List<String> columns(PlaceDetails details) {
    return List.of(
        details.created().map(Instant::toString).orElse(""),
        details.createdBy().map(Principal::text).orElse(""),
        details.description());
  }

  /** Reads what {@link #columns} made. */
  public static PlaceDetails details(List<String> columns) throws DamagedException {
    String created = EditJson.column(columns, 0);
    String by = EditJson.column(columns, 1);
    return new PlaceDetails(
        EditJson.instant(created),
        by.isEmpty() ? Optional.empty() : Optional.of(new Principal(by)),
        EditJson.column(columns, 2));
  }
}
