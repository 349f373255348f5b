package io.pachsh.cli.kube;

import io.pachsh.command.Command;
import io.pachsh.config.Kubeconfig;
import io.pachsh.console.Streams;
import io.pachsh.kube.KubeClients;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** Chooses the Kubernetes cluster of this session; the kubeconfig stays as it is. */
@CommandLine.Command(
    footer = {
      "",
      "A context of pachsh that goes through Kubernetes has a cluster of its own, which counts",
      "first.",
      "",
      "Example:",
      "  kube use kind-dev"
    })
final class UseKubeContextCommand implements Command {
  private final KubeClients kubernetes;
  private final KubeChoice choice;

  @Parameters(paramLabel = "KUBE-CONTEXT", description = "A context of the kubeconfig.")
  private String name = "";

  UseKubeContextCommand(KubeClients kubernetes, KubeChoice choice) {
    this.kubernetes = kubernetes;
    this.choice = choice;
  }

  @Override
  public Answer run(Streams streams) {
    Kubeconfig.Pointer pointer = kubernetes.targets().kubeconfig().named(name);
    choice.choose(name);
    return Answer.one(
        Fields.of("name", name)
            .with("cluster", pointer.cluster())
            .with("namespace", pointer.namespace()),
        "In this session kubectl's lines act on Kubernetes '%s', context '%s'."
            .formatted(pointer.cluster(), name));
  }
}
