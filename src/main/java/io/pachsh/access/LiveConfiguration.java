package io.pachsh.access;

import java.util.Optional;

/**
 * The auth configuration that is in force.
 *
 * @param version goes up by one with each accepted change; 1 on a new cluster, 2 once activated
 */
public record LiveConfiguration(long version, Optional<AuthConfiguration> configuration) {}
