package io.pachsh.config;

/**
 * Where the API of a Kubernetes cluster is, as a kubeconfig says it.
 *
 * @param name what the kubeconfig calls it
 * @param server its address, such as {@code https://10.0.0.1:6443}
 * @param authority the certificates trusted there instead of this machine's; maybe none
 * @param isInsecure whether no certificate is checked
 * @param tlsServerName the name that its certificate is for; empty for the address's own
 * @param proxy the proxy on the way there; empty for the environment's
 */
public record KubeCluster(
    String name,
    String server,
    KubeMaterial authority,
    boolean isInsecure,
    String tlsServerName,
    String proxy) {
  static final String AUTHORITY = "certificate-authority";
}
