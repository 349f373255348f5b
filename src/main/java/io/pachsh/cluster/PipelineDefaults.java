package io.pachsh.cluster;

import io.pachsh.access.Principal;
import io.pachsh.access.RefusedException;
import java.time.Instant;
import java.util.Optional;

/**
 * What pipelines of a cluster or project are to begin with. No pipeline runs on an embedded
 * cluster: it is kept and given back.
 *
 * @param json one JSON object
 */
public record PipelineDefaults(String json, Optional<Principal> setBy, Optional<Instant> set) {
  /** What holds until somebody sets something else. */
  public static final PipelineDefaults NONE =
      new PipelineDefaults("{}", Optional.empty(), Optional.empty());

  public PipelineDefaults {
    RefusedException.requireWellFormed("the defaults of pipelines", json);
  }
}
