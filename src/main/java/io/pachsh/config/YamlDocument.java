package io.pachsh.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * A file that somebody wrote in YAML, which pachctl reads as well; it becomes JSON when it is saved
 * next. Also a kubeconfig.
 */
final class YamlDocument {
  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setSchema(new CoreSchema()).build();

  private YamlDocument() {}

  static Node.Table read(String text) throws ConfigTable.Damage {
    try {
      Object value = new Load(SETTINGS).loadFromString(text);
      if (value == null) {
        return Node.Table.EMPTY;
      }
      if (value instanceof Map<?, ?> map) {
        return table(map);
      }
      throw new ConfigTable.Damage("it is no JSON object");
    } catch (MarkedYamlEngineException e) {
      throw new ConfigTable.Damage(
          e.getProblemMark()
              .map(
                  mark ->
                      "line %d, column %d (offset %d) is neither JSON nor YAML"
                          .formatted(mark.getLine() + 1, mark.getColumn() + 1, mark.getIndex()))
              .orElse("it is neither JSON nor YAML"));
    } catch (YamlEngineException e) {
      throw new ConfigTable.Damage("it is neither JSON nor YAML");
    }
  }

  private static Node.Table table(Map<?, ?> map) {
    Map<String, Node> entries = new LinkedHashMap<>();
    map.forEach((key, value) -> entries.put(String.valueOf(key), node(value)));
    return new Node.Table(entries);
  }

  private static Node node(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return table(map);
    }
    if (value instanceof List<?> list) {
      return new Node.Items(list.stream().map(YamlDocument::node).toList());
    }
    return value == null || value instanceof Number || value instanceof Boolean
        ? Node.Leaf.json(String.valueOf(value))
        : Node.Leaf.text(value.toString());
  }
}
