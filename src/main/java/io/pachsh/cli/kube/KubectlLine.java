package io.pachsh.cli.kube;

import io.pachsh.spelling.Spelling;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A line of kubectl's that pachsh understands itself.
 *
 * @param operands what is no option, the verb being the first
 * @param values the options that have a value, by their long names
 * @param switches those that have none
 */
record KubectlLine(List<String> operands, Map<String, String> values, Set<String> switches) {
  static final String NAMESPACE = "--namespace";
  static final String SELECTOR = "--selector";
  static final String CONTEXT = "--context";
  static final String ADDRESS = "--address";
  static final String ALL_NAMESPACES = "--all-namespaces";
  static final String BACKGROUND = "--background";

  private static final String PORT_FORWARD = "port-forward";
  private static final String GET_PODS = "get pods";
  private static final Set<String> PODS = Set.of("pod", "pods", "po");
  private static final Map<String, String> SHORT =
      Map.of("-n", NAMESPACE, "-l", SELECTOR, "-A", ALL_NAMESPACES);
  private static final Set<String> WITH_VALUE = Set.of(NAMESPACE, SELECTOR, CONTEXT, ADDRESS);
  private static final Set<String> WITHOUT = Set.of(ALL_NAMESPACES, BACKGROUND);

  /** Reads the words behind {@code kubectl}; empty where they want more than pachsh understands. */
  static Optional<KubectlLine> of(List<String> words) {
    List<String> operands = new ArrayList<>();
    Map<String, String> values = new HashMap<>();
    Set<String> switches = new HashSet<>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (!word.startsWith("-")) {
        operands.add(word);
        continue;
      }
      int equals = word.indexOf('=');
      String given = equals < 0 ? word : word.substring(0, equals);
      String name = SHORT.getOrDefault(given, given);
      if (WITHOUT.contains(name) && equals < 0) {
        switches.add(name);
      } else if (WITH_VALUE.contains(name) && equals >= 0) {
        values.put(name, word.substring(equals + 1));
      } else if (WITH_VALUE.contains(name) && i + 1 < words.size()) {
        i++;
        values.put(name, words.get(i));
      } else {
        return Optional.empty();
      }
    }
    KubectlLine line = new KubectlLine(operands, values, switches);
    return line.isGetPods() || line.isPortForward() ? Optional.of(line) : Optional.empty();
  }

  /**
   * A line of ours that others may have meant.
   *
   * @param word the one with the slip
   * @param line how it is written without
   * @param isNoun whether the slip is in what to get, of which Kubernetes has nothing alike
   */
  record Meant(String word, String line, boolean isNoun) {}

  /** What words may mean that are none of our lines: one slip away from one. */
  static Optional<Meant> meant(List<String> words) {
    String verb = words.isEmpty() ? "" : words.get(0);
    String noun = words.size() < 2 ? "" : words.get(1);
    if (verb.equals("get") && !PODS.contains(noun) && Spelling.isSlipOf(noun, "pods", 1)) {
      return Optional.of(new Meant(noun, GET_PODS, true));
    }
    if (!verb.equals("get") && Spelling.isSlipOf(verb, "get", 1) && PODS.contains(noun)) {
      return Optional.of(new Meant(verb, GET_PODS, false));
    }
    return Spelling.isSlipOf(verb, PORT_FORWARD) && !verb.equals(PORT_FORWARD)
        ? Optional.of(new Meant(verb, PORT_FORWARD, false))
        : Optional.empty();
  }

  boolean isGetPods() {
    return operands.size() >= 2
        && operands.get(0).equals("get")
        && PODS.contains(operands.get(1))
        && !switches.contains(BACKGROUND)
        && !values.containsKey(ADDRESS);
  }

  /** Whether it forwards ports on loopback, which is the only place where pachsh listens. */
  boolean isPortForward() {
    return !operands.isEmpty()
        && operands.get(0).equals(PORT_FORWARD)
        && !switches.contains(ALL_NAMESPACES)
        && Set.of("localhost", "127.0.0.1").contains(values.getOrDefault(ADDRESS, "localhost"));
  }

  /** Whether it names a Kubernetes cluster or a place in it, which the guide's lines do not. */
  boolean isElsewhere() {
    return values.containsKey(CONTEXT)
        || values.containsKey(NAMESPACE)
        || switches.contains(ALL_NAMESPACES);
  }

  String value(String name) {
    return values.getOrDefault(name, "");
  }

  boolean has(String name) {
    return switches.contains(name);
  }
}
