package io.pachsh.cli.config;

import io.pachsh.config.Kubeconfig;
import io.pachsh.config.PachctlContext;
import io.pachsh.kube.KubeClients;
import io.pachsh.kube.KubeTarget;
import io.pachsh.kube.KubeTargets;
import io.pachsh.kube.PachdPods;
import io.pachsh.kube.Pod;

/**
 * What a context needs to reach its pachd through Kubernetes.
 *
 * @param name what the kubeconfig calls it
 * @param pointer cluster, user and namespace, all of them named
 */
record KubernetesEntry(String name, Kubeconfig.Pointer pointer, boolean isEnterprise) {
  /**
   * What a kubeconfig's context says.
   *
   * @param wanted its name; empty for the current one
   * @param namespace empty for the kubeconfig's
   */
  static KubernetesEntry of(
      KubeTargets targets, String wanted, String namespace, boolean isEnterprise) {
    Kubeconfig all = targets.kubeconfig();
    String name = wanted.isEmpty() ? all.current() : wanted;
    Kubeconfig.Pointer pointer = all.named(name);
    String where = namespace.isEmpty() ? pointer.namespace() : namespace;
    return new KubernetesEntry(
        name,
        pointer.inNamespace(where.isEmpty() ? KubeTarget.DEFAULT_NAMESPACE : where),
        isEnterprise);
  }

  /** A pod of its pachd that takes connections; fails saying what is there instead. */
  Pod pachd(KubeClients kubernetes) {
    KubeTarget target = kubernetes.targets().of(pointer);
    return new PachdPods(kubernetes.api(target), target.namespace(), isEnterprise).ready();
  }

  PachctlContext context() {
    return PachctlContext.imported(pointer, isEnterprise);
  }

  /** Where it leads, as a clause ends. */
  String where() {
    return "Kubernetes '%s', namespace '%s'".formatted(pointer.cluster(), pointer.namespace());
  }
}
