package io.pachsh.cli.kube;

import io.pachsh.kube.KubeTarget;
import picocli.CommandLine.Option;

/** Where in Kubernetes a command looks. */
final class KubeOptions {
  @Option(
      names = "--kube",
      paramLabel = "KUBE-CONTEXT",
      description = "A context of the kubeconfig, instead of this context's cluster.")
  private String context = "";

  @Option(
      names = {"-n", "--namespace"},
      paramLabel = "NAME",
      description = "The namespace, instead of the context's.")
  private String namespace = "";

  KubeTarget target(KubeChoice choice) {
    return choice.target(context, namespace);
  }
}
