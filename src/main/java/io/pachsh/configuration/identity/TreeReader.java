package io.pachsh.configuration.identity;

import io.pachsh.document.SourceText;
import io.pachsh.failure.Failure;
import io.pachsh.paste.HiddenCharacter;
import io.pachsh.paste.Placeholder;
import io.pachsh.spelling.Spelling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Reads what stands under {@code config:}. A value of a known key has to be of its kind, or the
 * identity service could not open the connector; an unknown key, which it ignores without a word,
 * is told in a note.
 */
final class TreeReader {
  private final SourceText source;
  private final String type;
  private final List<String> notes;

  /** {@code notes} takes what is worth a word. */
  TreeReader(SourceText source, String type, List<String> notes) {
    this.source = source;
    this.type = type;
    this.notes = notes;
  }

  ConfigTree read(Node config) {
    Optional<ConnectorType> known = ConnectorType.named(type);
    Map<String, Object> values =
        mapping(
            config, "config", known.map(ConnectorType::keys).orElse(Map.of()), known.isPresent());
    return ConfigTree.of(type, values);
  }

  private Map<String, Object> mapping(
      Node node, String where, Map<String, ConnectorKey> keys, boolean isClosed) {
    if (!(node instanceof MappingNode mapping)) {
      throw failure(node, "`%s` must be a mapping".formatted(where), "Put its keys under it.");
    }
    Map<String, Object> values = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      String name = name(tuple.getKeyNode());
      if (values.keySet().stream().anyMatch(name::equalsIgnoreCase)) {
        throw failure(
            tuple.getKeyNode(), "`%s` is written twice".formatted(name), "Leave one out.");
      }
      Optional<ConnectorKey> key = ConnectorType.in(keys, name);
      if (key.isEmpty() && isClosed) {
        notes.add(unknown(name, where, keys));
      }
      if (!isNull(tuple.getValueNode())) {
        values.put(
            name,
            key.isPresent()
                ? known(tuple.getValueNode(), key.get())
                : any(tuple.getValueNode(), name));
      }
    }
    return values;
  }

  private String name(Node key) {
    if (key instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
      return scalar.getValue();
    }
    throw failure(key, "a key must be a word", "");
  }

  private String unknown(String name, String where, Map<String, ConnectorKey> keys) {
    String ignored =
        "a connector of type %s knows no `%s` under `%s`, and ignores it"
            .formatted(type, name, where);
    return Spelling.nearestKey(name, keys.keySet())
        .map(near -> ignored + "; did you mean `" + near + "`?")
        .orElse(ignored);
  }

  private Object known(Node node, ConnectorKey key) {
    return switch (key.kind()) {
      case MAPPING -> mapping(node, key.name(), key.inner(), true);
      case MAPPINGS ->
          items(node, key).stream()
              .map(item -> (Object) mapping(item, key.name(), key.inner(), true))
              .toList();
      case TEXTS -> items(node, key).stream().map(item -> (Object) text(item, key)).toList();
      case FLAG -> flag(node, key);
      case TEXT -> text(node, key);
    };
  }

  private List<Node> items(Node node, ConnectorKey key) {
    if (node instanceof SequenceNode sequence) {
      return sequence.getValue();
    }
    throw wrongKind(node, key.name(), key.kind().told());
  }

  private boolean flag(Node node, ConnectorKey key) {
    if (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.BOOL)) {
      return scalar.getValue().equalsIgnoreCase("true");
    }
    throw wrongKind(node, key.name(), key.kind().told());
  }

  private String text(Node node, ConnectorKey key) {
    if (!(node instanceof ScalarNode scalar) || !isText(scalar)) {
      throw wrongKind(node, key.name(), "a text; a number is written in quotes");
    }
    String text = scalar.getValue();
    if (key.isRequired() || key.isSecret()) {
      requireFilledIn(scalar, key, text);
    }
    return text;
  }

  /** What identifies the cluster at the provider is compared there to the letter. */
  private void requireFilledIn(Node node, ConnectorKey key, String text) {
    boolean placeholder = key.isSecret() ? Placeholder.isSecret(text) : Placeholder.isIn(text);
    if (placeholder && !ConfigSecrets.isKept(text)) {
      throw failure(
          node,
          "`%s` is not filled in".formatted(key.name()),
          "Put your provider's own value in the place of the placeholder.");
    }
    if (!text.equals(text.strip()) || HiddenCharacter.firstIn(text).isPresent()) {
      throw failure(
          node,
          "`%s` begins or ends with white space, or holds a character that nobody sees"
              .formatted(key.name()),
          "The provider would take it as a part of the value. Type the value anew.");
    }
  }

  private Object any(Node node, String where) {
    if (node instanceof MappingNode) {
      return mapping(node, where, Map.of(), false);
    }
    if (node instanceof SequenceNode sequence) {
      List<Object> items = new ArrayList<>();
      for (Node item : sequence.getValue()) {
        items.add(any(item, where));
      }
      return items;
    }
    ScalarNode scalar = (ScalarNode) node;
    Tag tag = scalar.getTag();
    if (tag.equals(Tag.BOOL)) {
      return scalar.getValue().equalsIgnoreCase("true");
    }
    boolean isNumber = tag.equals(Tag.INT) || tag.equals(Tag.FLOAT);
    return isNumber && scalar.getValue().matches("-?\\d{1,15}(\\.\\d{1,15})?")
        ? (Object) Double.valueOf(scalar.getValue())
        : scalar.getValue();
  }

  private static boolean isText(ScalarNode scalar) {
    return scalar.getTag().equals(Tag.STR) || scalar.getTag().equals(Tag.ENV_TAG);
  }

  private static boolean isNull(Node node) {
    return node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.NULL);
  }

  private Failure wrongKind(Node node, String name, String wanted) {
    return failure(node, "`%s` must be %s".formatted(name, wanted), "");
  }

  private Failure failure(Node node, String sentence, String advice) {
    Mark mark = node.getStartMark().orElseThrow();
    return source.failure(mark.getLine(), mark.getColumn(), sentence, advice);
  }
}
