package io.pachsh.config;

import io.pachsh.secret.Secret;
import java.nio.file.Path;
import java.util.Optional;

/**
 * As whom a Kubernetes cluster's API is asked, as a kubeconfig says it. What it leaves out is
 * empty.
 *
 * @param name what the kubeconfig calls it
 * @param certificate a client certificate, which goes with a key
 * @param token a bearer token
 * @param tokenFile where one stands that is renewed there; counts before {@code token}
 * @param login a user and a password
 * @param plugin the program that says who asks
 */
public record KubeUser(
    String name,
    KubeMaterial certificate,
    KubeMaterial key,
    Optional<Secret> token,
    Optional<Path> tokenFile,
    Optional<Login> login,
    Optional<KubeExecPlugin> plugin) {
  static final String CERTIFICATE = "client-certificate";
  static final String KEY = "client-key";

  /** A user and a password (RFC 7617). */
  public record Login(String user, Secret password) {}

  /** Somebody who says nothing of who he is. */
  public static KubeUser anonymous(String name) {
    return new KubeUser(
        name,
        KubeMaterial.none(CERTIFICATE),
        KubeMaterial.none(KEY),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
