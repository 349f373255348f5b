package io.pachsh.configuration;

import io.pachsh.spelling.Spelling;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
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
final class TreeValues {
  private final Map<String, Object> values = new LinkedHashMap<>();
  private final TreeSet<String> leftOut = new TreeSet<>();
  private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private boolean certain = true;

  /** What Keycloak writes into a client: it has names and texts of other things. */
  private static final Set<String> OF_OTHERS =
      Set.of("protocolMappers", "attributes", "authorizationSettings");

  private TreeValues() {}

  /** Empty when a key has two values, or one of a kind that it cannot have. */
  static Optional<RecoveredValues> of(Node root) {
    TreeValues draft = new TreeValues();
    draft.read(root);
    return draft.certain
        ? Optional.of(RecoveredValues.of(draft.values, draft.leftOut))
        : Optional.empty();
  }

  private void read(Node node) {
    if (!seen.add(node)) {
      return;
    }
    if (node instanceof SequenceNode sequence) {
      sequence.getValue().forEach(this::read);
    } else if (node instanceof MappingNode mapping) {
      boolean named = isClientOfItsOwnName(mapping);
      mapping.getValue().forEach(tuple -> read(tuple, named));
    }
  }

  /** A client as dex lists them, whose {@code id} is what others call client id. */
  private static boolean isClientOfItsOwnName(MappingNode mapping) {
    List<String> meant =
        mapping.getValue().stream()
            .map(TreeValues::written)
            .map(KeySpelling::meant)
            .flatMap(Optional::stream)
            .toList();
    return meant.contains("redirect_uri") && !meant.contains("client_id");
  }

  private static String written(NodeTuple tuple) {
    return tuple.getKeyNode() instanceof ScalarNode key ? key.getValue() : "?";
  }

  private void read(NodeTuple tuple, boolean ofClient) {
    String written = written(tuple);
    Optional<String> known =
        ofClient && written.equalsIgnoreCase("id")
            ? Optional.of("client_id")
            : KeySpelling.meant(written);
    certain &= !SwallowedMembers.areIn(tuple.getValueNode());
    if (known.isEmpty() || isContainer(written, tuple.getValueNode())) {
      int before = values.size();
      if (!OF_OTHERS.contains(written)) {
        read(tuple.getValueNode());
      }
      if (values.size() == before) {
        leftOut.add(written);
      }
      return;
    }
    Optional<Object> value = RecoveredValue.of(known.get(), tuple.getValueNode());
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

  /** Whether a key that others use for a value has more keys below it here. */
  private static boolean isContainer(String written, Node value) {
    return value instanceof MappingNode
        && KnownKeys.everyKey().stream().noneMatch(known -> Spelling.isSameKey(known, written));
  }
}
