package io.pachsh.kube;

import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The pods of pachd in a namespace, by the labels of its Helm chart.
 *
 * @param isEnterprise whether those of an enterprise server are wanted
 */
public record PachdPods(KubeApi api, String namespace, boolean isEnterprise) {
  /** Where pachd's API listens in its pod. */
  public static final int PORT = 1650;

  private static final String SUITE = "suite=pachyderm,app=";

  /** All of them, ready ones first. */
  public List<Pod> all() {
    return within(namespace);
  }

  /** One that takes connections; fails saying what is there instead. */
  public Pod ready() {
    List<Pod> all = all();
    Optional<Pod> ready = all.stream().filter(Pod::isReady).findFirst();
    if (ready.isPresent()) {
      return ready.get();
    }
    if (all.isEmpty()) {
      throw new Failure(
          Exit.UNREACHABLE,
          "There is no %s in the namespace '%s' of Kubernetes '%s'."
              .formatted(name(), namespace, api.target()),
          elsewhere());
    }
    Pod pod = all.get(0);
    throw new Failure(
        Exit.UNREACHABLE,
        "The pod '%s' in the namespace '%s' of Kubernetes '%s' takes no connections: %s, %s ready."
            .formatted(pod.name().name(), namespace, api.target(), pod.status(), pod.ready()),
        "It may be starting. 'kubectl get pods -n " + namespace + "' shows how it goes on.");
  }

  /** The other namespaces where one is, as far as they may be looked at. */
  public List<String> namespaces() {
    return within("").stream().map(pod -> pod.name().namespace()).distinct().sorted().toList();
  }

  private String elsewhere() {
    try {
      List<String> others = namespaces();
      return others.isEmpty()
          ? "There is none in any other namespace either: is it the right cluster?"
          : "There is one in "
              + others.stream().map(it -> "'" + it + "'").collect(Collectors.joining(", "))
              + ": 'connect --kube --namespace "
              + others.get(0)
              + "'.";
    } catch (Failure e) {
      return "Is it in another namespace? 'connect --kube --namespace NAME' goes there.";
    }
  }

  private List<Pod> within(String where) {
    return api.pods(where, SUITE + name()).stream()
        .sorted(
            Comparator.comparing((Pod pod) -> !pod.isReady())
                .thenComparing(pod -> pod.name().name()))
        .toList();
  }

  private String name() {
    return isEnterprise ? "pach-enterprise" : "pachd";
  }
}
