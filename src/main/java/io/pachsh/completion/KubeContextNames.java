package io.pachsh.completion;

import io.pachsh.session.Session;

/** The contexts of the kubeconfig. */
record KubeContextNames(Session session) implements ValueCompleter {
  @Override
  public Candidates choice(CompletionRequest request) {
    return Candidates.of(
        NameIndex.of(
            session.real().kubernetesContexts(session.directory().current()).stream()
                .map(name -> Name.of(name, "Kubernetes"))
                .toList()));
  }
}
