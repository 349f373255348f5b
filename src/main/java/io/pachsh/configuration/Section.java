package io.pachsh.configuration;

import io.pachsh.document.DamagedTextException;
import io.pachsh.document.SourceText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** One mapping of a configuration with its keys checked: all known at its place, none twice. */
public final class Section {
  private final SourceText source;
  private final KeyPlace place;
  private final Node node;
  private final Map<String, Node> values = new LinkedHashMap<>();

  /**
   * @throws DamagedTextException when the node is no mapping, or has a key twice or one that does
   *     not belong
   */
  public Section(SourceText source, Node node, KeyPlace place) {
    this.source = source;
    this.node = node;
    this.place = place;
    if (!(node instanceof MappingNode mapping)) {
      throw failure(node, "a mapping (`{ … }`) is expected " + place.where(), kind(node));
    }
    for (NodeTuple tuple : mapping.getValue()) {
      String written = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
      String key =
          place
              .known(written)
              .orElseThrow(
                  () ->
                      failure(
                          tuple.getKeyNode(),
                          "`%s` is not known %s".formatted(written, place.where()),
                          place.advice(written)));
      if (values.put(key, tuple.getValueNode()) != null) {
        throw failure(
            tuple.getKeyNode(), "`%s` is written twice".formatted(written), "leave one out");
      }
    }
  }

  /** Names all the keys that are missing at once, unless only those that can be left out are. */
  void requireTogether(Set<String> optional, String... keys) {
    boolean complete =
        Arrays.stream(keys).allMatch(key -> optional.contains(key) || values.containsKey(key));
    if (!complete) {
      require(keys);
    }
  }

  /** Names all the keys that are missing at once. */
  public void require(String... keys) {
    List<String> missing = new ArrayList<>();
    for (String key : keys) {
      if (!values.containsKey(key)) {
        missing.add("`" + key + "`");
      }
    }
    if (!missing.isEmpty()) {
      String advice = missing.size() == 1 ? "add it" : "add them";
      String sentence = missing.size() == 1 ? "%s is missing %s" : "%s are missing %s";
      throw failure(node, sentence.formatted(String.join(", ", missing), place.where()), advice);
    }
  }

  /** Whether a key is there; its value may be null. */
  public boolean has(String key) {
    return values.containsKey(key);
  }

  /** The value of a key that {@link #require} has seen. */
  public Node node(String key) {
    return Objects.requireNonNull(values.get(key));
  }

  Section section(String key, KeyPlace inner) {
    return new Section(source, node(key), inner);
  }

  /** A text; empty when the key is absent or its value is null. */
  public String text(String key) {
    Node value = values.get(key);
    return value == null ? "" : text(key, value);
  }

  boolean flag(String key) {
    Node value = values.get(key);
    if (value == null) {
      return false;
    }
    if (value instanceof ScalarNode scalar && scalar.getTag().equals(Tag.BOOL)) {
      return scalar.getValue().equalsIgnoreCase("true");
    }
    throw failure(value, "`%s` must be true or false".formatted(key), kind(value));
  }

  /** A whole number that is not negative; 0 when the key is absent. */
  public long number(String key) {
    Node value = values.get(key);
    if (value == null) {
      return 0;
    }
    if (value instanceof ScalarNode scalar
        && scalar.getTag().equals(Tag.INT)
        && scalar.getValue().matches("\\d{1,18}")) {
      return Long.parseLong(scalar.getValue());
    }
    throw failure(value, "`%s` must be a whole number such as 2".formatted(key), kind(value));
  }

  public List<String> texts(String key) {
    Node value = values.get(key);
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof SequenceNode sequence)) {
      throw failure(value, "`%s` must be a list".formatted(key), kind(value));
    }
    List<String> texts = new ArrayList<>();
    for (Node item : sequence.getValue()) {
      String text = text(key, item);
      if (!ClientForm.isItem(text)) {
        throw failure(item, ClientForm.itemFault(key), "");
      }
      texts.add(text);
    }
    return texts;
  }

  /** A failure at the value of a key, or at this section when the key is absent. */
  public DamagedTextException failure(String key, String sentence, String advice) {
    Node value = values.get(key);
    return failure(value == null ? node : value, sentence, advice);
  }

  /** A failure in what the configuration says, where repairing its form is no help. */
  public DamagedTextException wrong(String key, String sentence, String advice) {
    Mark mark = node(key).getStartMark().orElseThrow();
    return source.wrong(mark.getLine(), mark.getColumn(), sentence, advice);
  }

  private String text(String key, Node value) {
    if (value instanceof ScalarNode scalar) {
      String tag = scalar.getTag().getValue();
      boolean isText = tag.equals(Tag.STR.getValue()) || tag.equals(Tag.ENV_TAG.getValue());
      if (isText && scalar.isPlain() && scalar.getValue().endsWith(",")) {
        throw failure(
            value,
            "`%s` ends in a comma".formatted(key),
            "the outer `{` and `}` seem to be missing");
      }
      if (isText) {
        return scalar.getValue();
      }
      if (scalar.getTag().equals(Tag.NULL)) {
        return "";
      }
    }
    throw failure(value, "`%s` must be a text".formatted(key), kind(value));
  }

  private DamagedTextException failure(Node at, String sentence, String advice) {
    Mark mark = at.getStartMark().orElseThrow();
    return source.damage(mark.getLine(), mark.getColumn(), sentence, asSentence(advice));
  }

  private static String asSentence(String advice) {
    if (advice.isEmpty()) {
      return "";
    }
    String end = advice.endsWith("?") ? "" : ".";
    return Character.toUpperCase(advice.charAt(0)) + advice.substring(1) + end;
  }

  /** What stands there instead; never the value itself, which may be a secret. */
  private static String kind(@Nullable Node node) {
    if (node instanceof MappingNode) {
      return "this is a mapping";
    }
    if (node instanceof SequenceNode) {
      return "this is a list";
    }
    if (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.STR)) {
      boolean comma = scalar.isPlain() && scalar.getValue().endsWith(",");
      boolean word = scalar.getValue().matches("(?i)yes|no|on|off");
      return comma
          ? "the outer `{` and `}` seem to be missing"
          : word ? "YAML 1.2 knows only true and false" : "this is a text";
    }
    return "this is a number, true, false or null; a text is written in quotes";
  }
}
