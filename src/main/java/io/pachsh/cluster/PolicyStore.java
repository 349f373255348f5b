package io.pachsh.cluster;

import io.pachsh.access.AccessPolicy;
import io.pachsh.access.Resource;
import java.util.List;

/** Everything that decides about access on a cluster, as one caller. */
public interface PolicyStore {
  AccessPolicy read();

  /** Makes the bindings and groups like a policy all of whose projects and repos are there. */
  default void apply(AccessPolicy policy, boolean prune, boolean force) {
    apply(policy, List.of(), prune, force);
  }

  /**
   * Makes the bindings and groups like a policy: an embedded cluster's as one change.
   *
   * @param missing projects and repos that the policy names and that are to be made first, in their
   *     order; the caller owns them then
   * @param prune whether entries that the policy does not name are removed
   */
  void apply(AccessPolicy policy, List<Resource> missing, boolean prune, boolean force);
}
