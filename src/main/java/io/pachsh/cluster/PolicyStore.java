package io.pachsh.cluster;

import io.pachsh.access.AccessPolicy;

/** Everything that decides about access on a cluster, as one caller. */
public interface PolicyStore {
  AccessPolicy read();

  /**
   * Makes the bindings and groups like a policy: an embedded cluster's as one change.
   *
   * @param prune whether entries that the policy does not name are removed
   */
  void apply(AccessPolicy policy, boolean prune, boolean force);
}
