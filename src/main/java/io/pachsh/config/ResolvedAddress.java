package io.pachsh.config;

import java.util.Optional;

/**
 * Where a real cluster is, and how it is told from others.
 *
 * @param trustedPem the certificates trusted there instead of the system's
 * @param deploymentId what it must call itself before it gets a token; empty until it is known
 */
public record ResolvedAddress(
    Address address, Optional<String> trustedPem, Optional<String> deploymentId) {}
