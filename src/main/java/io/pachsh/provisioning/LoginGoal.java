package io.pachsh.provisioning;

import io.pachsh.configuration.identity.ConnectorDraft;
import java.util.Optional;

/**
 * How people are to log in through an identity service.
 *
 * @param address where the identity service is
 * @param connector the way to the provider; empty to leave connectors alone
 * @param redirectUri where the identity service sends browsers back to the cluster
 * @param requiresVerifiedEmail whether a login is refused unless the address counts as verified
 * @param withDevices whether consoles on another device than the browser are to log in as well
 */
public record LoginGoal(
    IdentityAddress address,
    Optional<ConnectorDraft> connector,
    String redirectUri,
    boolean requiresVerifiedEmail,
    boolean withDevices) {}
