package io.pachsh.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A program that says who asks, as those of EKS, GKE and AKS do (Kubernetes' client-go credential
 * plugins).
 *
 * @param apiVersion in which words it answers, such as {@code client.authentication.k8s.io/v1}
 * @param command its name, or a path that starts at {@code directory}
 * @param environment what is added to the environment; may hold secrets
 * @param installHint what the kubeconfig says to somebody who lacks the program
 * @param needsTerminal whether it cannot work without a person at its standard input
 * @param directory where the kubeconfig stands
 */
public record KubeExecPlugin(
    String apiVersion,
    String command,
    List<String> arguments,
    Map<String, String> environment,
    String installHint,
    boolean needsTerminal,
    Path directory) {
  public KubeExecPlugin {
    arguments = List.copyOf(arguments);
    environment = Map.copyOf(environment);
  }

  /** Its command line alone: what stands in the environment may be secret. */
  @Override
  public String toString() {
    return command;
  }
}
