package io.pachsh.kube;

import io.pachsh.config.KubeCluster;
import io.pachsh.config.KubeMaterial;
import io.pachsh.config.KubeUser;
import io.pachsh.config.Kubeconfig;
import io.pachsh.file.BoundedInput;
import io.pachsh.secret.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The Kubernetes clusters that can be asked from here: those of the kubeconfig, and inside a pod
 * without one, that pod's own.
 *
 * @param environment variables by name, empty ones left out
 * @param directory what relative names are relative to
 */
public record KubeTargets(
    Function<String, Optional<String>> environment, Supplier<Path> directory) {
  private static final Path ACCOUNT = Path.of("/var/run/secrets/kubernetes.io/serviceaccount");
  private static final String IN_CLUSTER = "in-cluster";

  /** The cluster of a kubeconfig's context. */
  public KubeTarget named(String context) {
    Kubeconfig all = kubeconfig();
    return target(all, all.named(context));
  }

  /** The cluster to which a pointer leads; what it leaves out is the current context's. */
  public KubeTarget of(Kubeconfig.Pointer pointer) {
    Optional<Kubeconfig> found = Kubeconfig.find(environment, directory.get());
    if (found.isEmpty() && isInPod()) {
      return inPod().inNamespace(namespaceOf(pointer));
    }
    Kubeconfig all = found.orElseGet(this::kubeconfig);
    boolean isWhole = !pointer.cluster().isEmpty() && !pointer.user().isEmpty();
    return target(
        all,
        isWhole || (!pointer.cluster().isEmpty() && all.current().isEmpty())
            ? pointer
            : pointer.or(all.named(all.current())));
  }

  public Kubeconfig kubeconfig() {
    return Kubeconfig.read(environment, directory.get());
  }

  private static KubeTarget target(Kubeconfig all, Kubeconfig.Pointer pointer) {
    return new KubeTarget(
        all.cluster(pointer.cluster()), all.user(pointer.user()), pointer.namespace());
  }

  private boolean isInPod() {
    return environment.apply("KUBERNETES_SERVICE_HOST").isPresent()
        && Files.isReadable(ACCOUNT.resolve("token"));
  }

  private KubeTarget inPod() {
    String host = environment.apply("KUBERNETES_SERVICE_HOST").orElseThrow();
    String port = environment.apply("KUBERNETES_SERVICE_PORT").orElse("443");
    String authority = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    KubeMaterial authorities =
        new KubeMaterial(
            "certificate-authority", Secret.of(""), Optional.of(ACCOUNT.resolve("ca.crt")));
    KubeUser nobody = KubeUser.anonymous(IN_CLUSTER);
    return new KubeTarget(
        new KubeCluster(
            IN_CLUSTER, "https://" + authority + ":" + port, authorities, false, "", ""),
        new KubeUser(
            IN_CLUSTER,
            nobody.certificate(),
            nobody.key(),
            Optional.empty(),
            Optional.of(ACCOUNT.resolve("token")),
            Optional.empty(),
            Optional.empty()),
        "");
  }

  private static String namespaceOf(Kubeconfig.Pointer pointer) {
    if (!pointer.namespace().isEmpty()) {
      return pointer.namespace();
    }
    try {
      return BoundedInput.text(ACCOUNT.resolve("namespace"), BoundedInput.SECRET).strip();
    } catch (IOException e) {
      return "";
    }
  }
}
