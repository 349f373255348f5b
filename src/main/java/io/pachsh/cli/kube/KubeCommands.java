package io.pachsh.cli.kube;

import io.pachsh.command.CommandTree;
import io.pachsh.session.Session;

/** The words {@code kubectl} and {@code minikube}, as far as the Okta guide uses them. */
public final class KubeCommands {
  private KubeCommands() {}

  public static void addTo(CommandTree tree, Session session, ProgramLauncher programs) {
    tree.section("Words of the Okta guide")
        .actingOnContext(false)
        .add(
            "kubectl",
            "'get pod' and 'port-forward' of the guide; else that program.",
            () -> new KubectlCommand(session, programs))
        .add(
            "minikube",
            "'ip' of the guide; else that program.",
            () -> new MinikubeCommand(session, programs));
  }
}
