package io.pachsh.kube;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServiceSpec;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an API says of a pod, in the words of kubectl's columns. */
final class PodReader {
  private PodReader() {}

  static Pod read(io.fabric8.kubernetes.api.model.Pod pod) {
    ObjectMeta meta = pod.getMetadata();
    PodStatus status = pod.getStatus() == null ? new PodStatus() : pod.getStatus();
    List<ContainerStatus> containers = list(status.getContainerStatuses());
    List<Container> wanted =
        pod.getSpec() == null ? List.of() : list(pod.getSpec().getContainers());
    int ready = (int) containers.stream().filter(each -> truth(each.getReady())).count();
    return new Pod(
        new Pod.Name(text(meta.getNamespace()), text(meta.getName())),
        new Pod.Count(ready, wanted.size()),
        words(meta, status, containers),
        new Pod.Life(
            instant(meta.getCreationTimestamp()),
            containers.stream()
                .mapToInt(each -> each.getRestartCount() == null ? 0 : each.getRestartCount())
                .sum(),
            containers.stream()
                .map(PodReader::lastEnd)
                .flatMap(Optional::stream)
                .max(Instant::compareTo)),
        ports(wanted));
  }

  static Service read(io.fabric8.kubernetes.api.model.Service service) {
    ServiceSpec spec = service.getSpec() == null ? new ServiceSpec() : service.getSpec();
    Map<Integer, String> targets = new LinkedHashMap<>();
    for (ServicePort port : list(spec.getPorts())) {
      IntOrString target = port.getTargetPort();
      targets.put(
          port.getPort(),
          target == null || target.getValue() == null
              ? String.valueOf(port.getPort())
              : String.valueOf(target.getValue()));
    }
    return new Service(spec.getSelector() == null ? Map.of() : spec.getSelector(), targets);
  }

  private static Map<String, Integer> ports(List<Container> containers) {
    Map<String, Integer> ports = new LinkedHashMap<>();
    for (Container container : containers) {
      for (ContainerPort port : list(container.getPorts())) {
        if (port.getName() != null && port.getContainerPort() != null) {
          ports.put(port.getName(), port.getContainerPort());
        }
      }
    }
    return ports;
  }

  /** As kubectl prints it: an unfinished init container first, then what keeps a container. */
  private static String words(ObjectMeta meta, PodStatus status, List<ContainerStatus> containers) {
    if (meta.getDeletionTimestamp() != null) {
      return "Terminating";
    }
    List<ContainerStatus> first = list(status.getInitContainerStatuses());
    long done = first.stream().filter(PodReader::isDone).count();
    if (done < first.size()) {
      String why =
          first.stream()
              .filter(each -> !isDone(each))
              .map(PodReader::reason)
              .filter(text -> !text.isEmpty() && !text.equals("PodInitializing"))
              .findFirst()
              .orElse(done + "/" + first.size());
      return "Init:" + why;
    }
    return containers.stream()
        .map(PodReader::reason)
        .filter(text -> !text.isEmpty())
        .reduce((earlier, later) -> later)
        .orElse(text(status.getReason()).isEmpty() ? text(status.getPhase()) : status.getReason());
  }

  private static boolean isDone(ContainerStatus container) {
    ContainerState state = container.getState();
    return state != null
        && state.getTerminated() != null
        && Objects.equals(state.getTerminated().getExitCode(), 0);
  }

  private static String reason(ContainerStatus container) {
    ContainerState state = container.getState();
    if (state == null) {
      return "";
    }
    if (state.getWaiting() != null) {
      return text(state.getWaiting().getReason());
    }
    return state.getTerminated() == null ? "" : text(state.getTerminated().getReason());
  }

  private static Optional<Instant> lastEnd(ContainerStatus container) {
    ContainerState last = container.getLastState();
    return last == null || last.getTerminated() == null
        ? Optional.empty()
        : instant(last.getTerminated().getFinishedAt());
  }

  private static Optional<Instant> instant(@Nullable String text) {
    try {
      return text == null ? Optional.empty() : Optional.of(Instant.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static boolean truth(@Nullable Boolean value) {
    return Boolean.TRUE.equals(value);
  }

  private static <T> List<T> list(@Nullable List<T> list) {
    return list == null ? List.of() : Stream.of(list).flatMap(List::stream).toList();
  }
}
