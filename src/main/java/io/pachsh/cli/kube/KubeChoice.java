package io.pachsh.cli.kube;

import io.pachsh.config.Address;
import io.pachsh.config.Kubeconfig;
import io.pachsh.kube.KubeClients;
import io.pachsh.kube.KubeTarget;
import io.pachsh.session.Session;
import java.util.Optional;

/**
 * Which Kubernetes cluster a line acts on: the one that the line names, else the one of the context
 * at hand, else the one that this session chose, else kubectl's current one.
 */
final class KubeChoice {
  private final Session session;
  private final KubeClients kubernetes;
  private String chosen = "";

  KubeChoice(Session session, KubeClients kubernetes) {
    this.session = session;
    this.kubernetes = kubernetes;
  }

  /** Chooses a kubeconfig's context for the rest of the session. */
  void choose(String context) {
    chosen = context;
  }

  /** What a line acts on that names this context of the kubeconfig and namespace, or none. */
  KubeTarget target(String context, String namespace) {
    KubeTarget target = base(context);
    return namespace.isEmpty() ? target : target.inNamespace(namespace);
  }

  private KubeTarget base(String context) {
    if (!context.isEmpty()) {
      return kubernetes.targets().named(context);
    }
    Optional<Address.Kubernetes> own = session.context().target().kubernetes();
    if (own.isPresent()) {
      return kubernetes.targets().of(own.get().pointer());
    }
    return chosen.isEmpty()
        ? kubernetes.targets().of(Kubeconfig.Pointer.NONE)
        : kubernetes.targets().named(chosen);
  }

  /** The name of the kubeconfig's context that counts where no context of ours says one. */
  String current(Kubeconfig kubeconfig) {
    return chosen.isEmpty() ? kubeconfig.current() : chosen;
  }
}
