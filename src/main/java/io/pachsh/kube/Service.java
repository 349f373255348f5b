package io.pachsh.kube;

import java.util.Map;

/**
 * A service: a name for pods.
 *
 * @param selector the labels of its pods; empty for one that has none of its own
 * @param targets to which port of a pod each of its ports leads: a number, or a port's name
 */
public record Service(Map<String, String> selector, Map<Integer, String> targets) {
  public Service {
    selector = Map.copyOf(selector);
    targets = Map.copyOf(targets);
  }
}
