package io.pachsh.cli.kube;

import io.pachsh.command.CommandTree;
import io.pachsh.kube.KubeClients;
import io.pachsh.kube.PortForwards;
import io.pachsh.session.Session;

/** The noun {@code kube}, and the words {@code kubectl} and {@code minikube}. */
public final class KubeCommands {
  private KubeCommands() {}

  /**
   * Adds them.
   *
   * @param isOneShot whether pachsh ends behind one command
   */
  public static void addTo(
      CommandTree tree,
      Session session,
      ProgramLauncher programs,
      KubeClients kubernetes,
      PortForwards forwards,
      boolean isOneShot) {
    KubeChoice choice = new KubeChoice(session, kubernetes);
    Forwarding forwarding = new Forwarding(forwards, isOneShot);
    tree.section("Kubernetes")
        .actingOnContext(false)
        .add(
            "kube contexts",
            "Lists the contexts of the kubeconfig.",
            () -> new ListKubeContextsCommand(kubernetes, choice))
        .add(
            "kube use",
            "Chooses the Kubernetes cluster of this session.",
            () -> new UseKubeContextCommand(kubernetes, choice))
        .add(
            "kube forwards",
            "Lists the ports that this session forwards.",
            () -> new ListForwardsCommand(forwards))
        .add("kube stop", "Ends the forwarding of ports.", () -> new StopForwardsCommand(forwards))
        .add(
            "kube logs",
            "Shows what pachd's log says about logins and permissions.",
            () -> new LogsCommand(session, kubernetes, choice))
        .add(
            "kubectl",
            "'get pods' and 'port-forward', as kubectl has them; else that program.",
            () -> new KubectlCommand(session, programs, kubernetes, choice, forwarding))
        .add(
            "minikube",
            "'ip' of the guide; else that program.",
            () -> new MinikubeCommand(session, programs));
  }
}
