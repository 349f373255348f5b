package io.pachsh.policy;

import io.pachsh.access.YamlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
  private static final String PACHD = "pachd";

  private HelmBindings() {}

  /** The policy, line by line; empty for a text that is no such thing. */
  static Optional<List<String>> policy(String text) {
    return YamlText.tree(text)
        .filter(MappingNode.class::isInstance)
        .map(MappingNode.class::cast)
        .flatMap(HelmBindings::bindings)
        .flatMap(HelmBindings::lines);
  }

  /** What stands under the key, at the top or under {@code pachd}; or the bindings alone. */
  private static Optional<MappingNode> bindings(MappingNode root) {
    for (NodeTuple tuple : root.getValue()) {
      String key = text(tuple.getKeyNode());
      if (key.equals(KEY) && tuple.getValueNode() instanceof MappingNode bindings) {
        return Optional.of(bindings);
      }
      if (key.equals(PACHD) && tuple.getValueNode() instanceof MappingNode pachd) {
        return bindings(pachd);
      }
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
