package io.pachsh.kube;

import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What ports are forwarded to, as kubectl writes it: {@code POD}, {@code pod/POD}, {@code
 * svc/SERVICE} or {@code deploy/DEPLOYMENT}. The pod of a service or deployment is looked for at
 * each connection, so that forwarding outlives it.
 */
public record ForwardTarget(KubeApi api, Kind kind, Pod.Name name) {
  /** What the name is of. */
  public enum Kind {
    POD,
    SERVICE,
    DEPLOYMENT,
    /** The pods of a pachd, whichever of them are ready. */
    PACHD,
    ENTERPRISE_SERVER
  }

  /** A pod's port. */
  public record PodPort(Pod.Name pod, int port) {}

  /** The pachd in the namespace of an API's target. */
  static ForwardTarget pachd(KubeApi api, boolean isEnterprise) {
    return new ForwardTarget(
        api,
        isEnterprise ? Kind.ENTERPRISE_SERVER : Kind.PACHD,
        new Pod.Name(api.target().namespace(), isEnterprise ? "pach-enterprise" : "pachd"));
  }

  /** Reads what a person wrote. */
  public static ForwardTarget parse(KubeApi api, String namespace, String text) {
    int slash = text.indexOf('/');
    String kind = slash < 0 ? "pod" : text.substring(0, slash).toLowerCase(Locale.ROOT);
    Pod.Name name = new Pod.Name(namespace, text.substring(slash + 1));
    return new ForwardTarget(
        api,
        switch (kind) {
          case "pod", "pods", "po" -> Kind.POD;
          case "service", "services", "svc" -> Kind.SERVICE;
          case "deployment", "deployments", "deploy" -> Kind.DEPLOYMENT;
          default ->
              throw new Failure(
                  Exit.USAGE,
                  "Ports are not forwarded to '" + text + "'.",
                  "Name a pod, svc/SERVICE or deploy/DEPLOYMENT.");
        },
        name);
  }

  /** Where one of its ports is now; fails saying what is there instead. */
  public PodPort resolve(int port) {
    return switch (kind) {
      case POD -> new PodPort(running(api.pod(name)).name(), port);
      case DEPLOYMENT ->
          new PodPort(ready(api.deploymentSelector(name).orElseThrow(this::missing)).name(), port);
      case SERVICE -> ofService(port);
      case PACHD, ENTERPRISE_SERVER ->
          new PodPort(
              new PachdPods(api, name.namespace(), kind == Kind.ENTERPRISE_SERVER).ready().name(),
              port);
    };
  }

  private PodPort ofService(int port) {
    Service service = api.service(name).orElseThrow(this::missing);
    if (!service.targets().isEmpty() && !service.targets().containsKey(port)) {
      throw new Failure(
          Exit.FAILED,
          "The service '%s' has no port %d.".formatted(name.name(), port),
          "It has "
              + service.targets().keySet().stream()
                  .sorted()
                  .map(String::valueOf)
                  .collect(Collectors.joining(", "))
              + ".");
    }
    Pod pod = ready(service.selector());
    String target = service.targets().getOrDefault(port, String.valueOf(port));
    if (target.chars().allMatch(Character::isDigit)) {
      return new PodPort(pod.name(), Integer.parseInt(target));
    }
    Integer named = pod.ports().get(target);
    if (named == null) {
      throw new Failure(
          Exit.FAILED,
          "The pod '%s' has no port '%s', to which the service leads."
              .formatted(pod.name().name(), target),
          "'kubectl describe pod' lists its ports.");
    }
    return new PodPort(pod.name(), named);
  }

  private Pod running(Optional<Pod> found) {
    Pod pod = found.orElseThrow(this::missing);
    if (!pod.status().equals("Running")) {
      throw new Failure(
          Exit.FAILED,
          "unable to forward port because pod is not running. Current status=" + pod.status(),
          "'kubectl get pods -n " + name.namespace() + "' shows how it goes on.");
    }
    return pod;
  }

  private Pod ready(Map<String, String> labels) {
    if (labels.isEmpty()) {
      throw new Failure(
          Exit.FAILED,
          "%s selects no pods.".formatted(this),
          "Name a pod: 'kubectl get pods' lists them.");
    }
    String selector =
        labels.entrySet().stream()
            .map(label -> label.getKey() + "=" + label.getValue())
            .sorted()
            .collect(Collectors.joining(","));
    return api.pods(name.namespace(), selector).stream()
        .filter(pod -> pod.status().equals("Running"))
        .min((a, b) -> Boolean.compare(b.isReady(), a.isReady()))
        .orElseThrow(
            () ->
                new Failure(
                    Exit.FAILED,
                    "No pod of %s is running in the namespace '%s'."
                        .formatted(this, name.namespace()),
                    "'kubectl get pods -n " + name.namespace() + "' shows what there is."));
  }

  private Failure missing() {
    return new Failure(
        Exit.FAILED,
        "There is no %s in the namespace '%s' of Kubernetes '%s'."
            .formatted(this, name.namespace(), api.target()),
        "'kubectl get pods -A' lists the pods of every namespace; -n names one.");
  }

  /** As kubectl writes it. */
  @Override
  public String toString() {
    return switch (kind) {
      case POD, SERVICE, DEPLOYMENT -> kind.name().toLowerCase(Locale.ROOT) + "/" + name.name();
      case PACHD, ENTERPRISE_SERVER -> name.name();
    };
  }
}
