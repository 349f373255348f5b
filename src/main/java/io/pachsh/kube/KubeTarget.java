package io.pachsh.kube;

import io.pachsh.config.KubeCluster;
import io.pachsh.config.KubeUser;

/**
 * A Kubernetes cluster as one user sees it.
 *
 * @param namespace the one that counts where none is named; {@code default} where nothing says one
 */
public record KubeTarget(KubeCluster cluster, KubeUser user, String namespace) {
  /** The namespace of whoever names none. */
  public static final String DEFAULT_NAMESPACE = "default";

  public KubeTarget {
    namespace = namespace.isEmpty() ? DEFAULT_NAMESPACE : namespace;
  }

  public KubeTarget inNamespace(String other) {
    return new KubeTarget(cluster, user, other);
  }

  /** How people call it: its cluster's name. */
  @Override
  public String toString() {
    return cluster.name();
  }
}
