package io.pachsh.configuration;

import io.pachsh.document.YamlText;
import io.pachsh.paste.PastedText;
import io.pachsh.spelling.Spelling;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** The mappings of a YAML tree and what stands under their keys; the spelling of keys is free. */
final class NodeKeys {
  private static final int LONGEST_EMBEDDED = 64 * 1024;

  private NodeKeys() {}

  /** Every mapping, in the order of the text; also those of a YAML or JSON text within a scalar. */
  static List<MappingNode> mappings(Node root) {
    List<MappingNode> found = new ArrayList<>();
    collect(root, found, Collections.newSetFromMap(new IdentityHashMap<>()), true);
    return found;
  }

  private static void collect(
      Node node, List<MappingNode> found, Set<Node> seen, boolean intoTexts) {
    if (!seen.add(node)) {
      return;
    }
    if (node instanceof MappingNode mapping) {
      found.add(mapping);
      for (NodeTuple tuple : mapping.getValue()) {
        collect(tuple.getValueNode(), found, seen, intoTexts);
      }
    } else if (node instanceof SequenceNode sequence) {
      sequence.getValue().forEach(item -> collect(item, found, seen, intoTexts));
    } else if (intoTexts && node instanceof ScalarNode scalar) {
      embedded(scalar).ifPresent(inner -> collect(inner, found, seen, false));
    }
  }

  /** The tree that a scalar holds as a text, such as {@code jsonConfig: '{…}'}. */
  private static Optional<Node> embedded(ScalarNode scalar) {
    String text = scalar.getValue();
    boolean tree = text.strip().startsWith("{") || text.strip().contains("\n");
    return tree && text.length() <= LONGEST_EMBEDDED
        ? YamlText.tree(text).or(() -> YamlText.tree(PastedText.readings(text).get(0)))
        : Optional.empty();
  }

  /** The value of a key of that mapping itself. */
  static Optional<Node> value(MappingNode mapping, String key) {
    for (NodeTuple tuple : mapping.getValue()) {
      if (tuple.getKeyNode() instanceof ScalarNode written
          && Spelling.isSameKey(written.getValue(), key)) {
        return Optional.of(tuple.getValueNode());
      }
    }
    return Optional.empty();
  }

  /** The value of a key as a mapping, or as a text that holds one. */
  static Optional<MappingNode> mapping(MappingNode mapping, String key) {
    return value(mapping, key)
        .flatMap(node -> node instanceof ScalarNode scalar ? embedded(scalar) : Optional.of(node))
        .filter(MappingNode.class::isInstance)
        .map(MappingNode.class::cast);
  }

  /** The value of a key as a text; empty when there is none. */
  static String text(MappingNode mapping, String key) {
    return value(mapping, key)
        .map(node -> node instanceof ScalarNode scalar ? scalar.getValue() : "")
        .orElse("");
  }

  /** Whether one of the keys stands in one of the mappings. */
  static boolean haveAny(List<MappingNode> mappings, Collection<String> keys) {
    return mappings.stream()
        .anyMatch(mapping -> keys.stream().anyMatch(key -> value(mapping, key).isPresent()));
  }
}
