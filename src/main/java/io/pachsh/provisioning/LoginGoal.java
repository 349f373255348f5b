package io.pachsh.provisioning;

import io.pachsh.cluster.identity.Connector;
import java.util.Optional;

/**
 * How people are to log in through an identity service.
 *
 * @param address where the identity service is
 * @param connector the way to the provider, its version left to the plan; empty to leave connectors
 *     alone
 * @param redirectUri where the identity service sends browsers back to the cluster
 * @param requiresVerifiedEmail whether a login is refused unless the address counts as verified
 * @param withDevices whether consoles on another device than the browser are to log in as well
 */
public record LoginGoal(
    IdentityAddress address,
    Optional<Connector> connector,
    String redirectUri,
    boolean requiresVerifiedEmail,
    boolean withDevices) {}
