package io.pachsh.cluster;

import java.util.List;

/**
 * What a cluster says about itself to everyone.
 *
 * @param id the cluster's own id, which {@code pachctl inspect cluster} prints
 * @param deploymentId its installation's, which contexts remember: tells this cluster from others;
 *     empty when it does not say
 * @param version its pachd's version such as {@code 2.11.6}; of an embedded cluster, pachsh's own
 * @param notices what its users should know now, one sentence each: paused, restart pending,
 *     versions far apart
 */
public record ClusterInfo(String id, String deploymentId, String version, List<String> notices) {
  public ClusterInfo {
    notices = List.copyOf(notices);
  }
}
