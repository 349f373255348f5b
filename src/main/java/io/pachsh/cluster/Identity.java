package io.pachsh.cluster;

import io.pachsh.access.Principal;
import java.time.Instant;
import java.util.Optional;

/**
 * Who a token stands for.
 *
 * @param expires when the token stops working; empty for never
 * @param clusterAdmin whether this principal may change the cluster's role bindings
 */
public record Identity(Principal principal, Optional<Instant> expires, boolean clusterAdmin) {}
