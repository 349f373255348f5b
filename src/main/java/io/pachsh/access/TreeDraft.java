package io.pachsh.access;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** The known keys of a text that is YAML, at whatever level of it they stand. */
final class TreeDraft {
  private final Map<String, Object> values = new LinkedHashMap<>();
  private final TreeSet<String> leftOut = new TreeSet<>();
  private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private boolean certain = true;

  private TreeDraft() {}

  /** Empty when a key has two values, or one of a kind that it cannot have. */
  static Optional<Draft> of(Node root) {
    TreeDraft draft = new TreeDraft();
    draft.read(root);
    return draft.certain ? Optional.of(Draft.of(draft.values, draft.leftOut)) : Optional.empty();
  }

  private void read(Node node) {
    if (!seen.add(node)) {
      return;
    }
    if (node instanceof SequenceNode sequence) {
      sequence.getValue().forEach(this::read);
    } else if (node instanceof MappingNode mapping) {
      mapping.getValue().forEach(this::read);
    }
  }

  private void read(NodeTuple tuple) {
    String written = tuple.getKeyNode() instanceof ScalarNode key ? key.getValue() : "?";
    Optional<String> known = KeySpelling.meant(written);
    if (known.isEmpty()) {
      int before = values.size();
      read(tuple.getValueNode());
      if (values.size() == before) {
        leftOut.add(written);
      }
      return;
    }
    Optional<Object> value = DraftValue.of(known.get(), tuple.getValueNode());
    if (value.isEmpty()) {
      certain = false;
      return;
    }
    Object former = values.putIfAbsent(known.get(), value.get());
    certain &= former == null || former.equals(value.get());
    if (known.get().equals("oidc") || known.get().equals("id_providers")) {
      read(tuple.getValueNode());
    }
  }
}
