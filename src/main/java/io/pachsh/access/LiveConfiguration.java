package io.pachsh.access;

import java.util.Optional;

/**
 * The auth configuration that is in force.
 *
 * @param version goes up by one with each accepted change; 1 on a new cluster, 2 once activated; 0
 *     on a real pachd, which keeps none and asks the provider itself
 */
public record LiveConfiguration(long version, Optional<AuthConfiguration> configuration) {
  /** Whether the cluster counts versions; one that does not asks the provider itself. */
  public boolean isVersioned() {
    return version > 0;
  }
}
