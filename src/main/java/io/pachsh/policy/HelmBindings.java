package io.pachsh.policy;

import io.pachsh.document.YamlText;
import io.pachsh.paste.Placeholder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * The roles on the cluster that values of Pachyderm's Helm chart give ({@code
 * pachAuthClusterRoleBindings}), as an access policy.
 */
final class HelmBindings {
  private static final String KEY = "pachAuthClusterRoleBindings";

  /** What stands around names and roles in a line of a policy. */
  private static final Pattern PRINCIPAL = Pattern.compile("[\"':,\\[\\]]\\s*");

  private HelmBindings() {}

  /** The policy, line by line; empty for a text that is no such thing. */
  static Optional<List<String>> policy(String text) {
    return YamlText.tree(text)
        .filter(MappingNode.class::isInstance)
        .map(MappingNode.class::cast)
        .flatMap(HelmBindings::bindings)
        .flatMap(HelmBindings::lines);
  }

  /** Whether a name or a role was never filled in, as in a chart's template. */
  static Optional<String> placeholder(List<String> lines) {
    return lines.stream()
        .flatMap(line -> PRINCIPAL.splitAsStream(line.strip()))
        .filter(Placeholder::isIn)
        .filter(word -> !word.isBlank() && !word.equals("{}"))
        .findFirst();
  }

  /** What stands under the key, wherever a chart of charts has it; or the bindings alone. */
  private static Optional<MappingNode> bindings(MappingNode root) {
    List<MappingNode> found = new ArrayList<>();
    collect(root, found, Collections.newSetFromMap(new IdentityHashMap<>()));
    if (!found.isEmpty()) {
      // Of two, nobody knows which one holds.
      return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }
    boolean alone =
        !root.getValue().isEmpty()
            && root.getValue().stream()
                .allMatch(
                    tuple ->
                        text(tuple.getKeyNode()).contains(":")
                            && !(tuple.getValueNode() instanceof MappingNode));
    return alone ? Optional.of(root) : Optional.empty();
  }

  private static void collect(Node node, List<MappingNode> found, Set<Node> seen) {
    if (!seen.add(node)) {
      return;
    }
    if (node instanceof SequenceNode sequence) {
      sequence.getValue().forEach(item -> collect(item, found, seen));
    }
    if (!(node instanceof MappingNode mapping)) {
      return;
    }
    for (NodeTuple tuple : mapping.getValue()) {
      if (text(tuple.getKeyNode()).equals(KEY)
          && tuple.getValueNode() instanceof MappingNode bindings) {
        found.add(bindings);
      } else {
        collect(tuple.getValueNode(), found, seen);
      }
    }
  }

  private static Optional<List<String>> lines(MappingNode bindings) {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "access_version: " + PolicyReader.VERSION,
                "bindings:",
                bindings.getValue().isEmpty() ? "  cluster: {}" : "  cluster:"));
    for (NodeTuple tuple : bindings.getValue()) {
      List<Node> roles =
          tuple.getValueNode() instanceof SequenceNode sequence
              ? sequence.getValue()
              : List.of(tuple.getValueNode());
      if (text(tuple.getKeyNode()).isEmpty()
          || !roles.stream().allMatch(ScalarNode.class::isInstance)) {
        return Optional.empty();
      }
      lines.add(
          "    %s: [%s]"
              .formatted(
                  YamlWord.of(text(tuple.getKeyNode())),
                  String.join(", ", roles.stream().map(role -> YamlWord.of(text(role))).toList())));
    }
    return Optional.of(lines);
  }

  private static String text(Node node) {
    return node instanceof ScalarNode scalar ? scalar.getValue() : "";
  }
}
