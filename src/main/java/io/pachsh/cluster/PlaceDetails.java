package io.pachsh.cluster;

import io.pachsh.access.Principal;
import io.pachsh.access.RefusedException;
import java.time.Instant;
import java.util.Optional;

/**
 * What a cluster says about a project or repo beside its name.
 *
 * @param created empty for a place that was made before this was kept
 * @param createdBy empty when access control was off, and for a repo of a real cluster
 * @param description may be empty, and may hold anything
 */
public record PlaceDetails(
    Optional<Instant> created, Optional<Principal> createdBy, String description) {
  public static final PlaceDetails UNKNOWN =
      new PlaceDetails(Optional.empty(), Optional.empty(), "");

  public PlaceDetails {
    RefusedException.requireWellFormed("a description", description);
  }

  public PlaceDetails withDescription(String other) {
    return new PlaceDetails(created, createdBy, other);
  }
}
