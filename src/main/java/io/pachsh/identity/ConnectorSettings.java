package io.pachsh.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.pachsh.secret.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A connector's configuration: one JSON object. Case does not count in names, as where Go reads
 * JSON; names that nobody asks for are left alone.
 */
final class ConnectorSettings {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private final Map<String, Object> members = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  private ConnectorSettings(Map<?, ?> given) {
    given.forEach(
        (name, value) -> {
          if (value != null) {
            members.put(String.valueOf(name), value);
          }
        });
  }

  /**
   * Reads a configuration.
   *
   * @throws ConnectorException when it is no JSON object; says nothing of it, since secrets are in
   *     it
   */
  static ConnectorSettings parse(Secret json) {
    try {
      Map<String, @Nullable Object> given = JSON.readValue(json.reveal(), new TypeReference<>() {});
      return new ConnectorSettings(given);
    } catch (JsonProcessingException e) {
      throw new ConnectorException("Its configuration is no JSON object.", "Correct it");
    }
  }

  /** A text, empty when it is absent. */
  String text(String name) {
    Object value = members.getOrDefault(name, "");
    if (!(value instanceof String text)) {
      throw wrong(name, "a text");
    }
    return text;
  }

  String required(String name) {
    String text = text(name);
    if (text.isBlank()) {
      throw new ConnectorException(
          "Its configuration has no '%s'.".formatted(name), "Set '%s'".formatted(name));
    }
    return text;
  }

  boolean flag(String name) {
    Object value = members.getOrDefault(name, false);
    if (!(value instanceof Boolean flag)) {
      throw wrong(name, "true or false");
    }
    return flag;
  }

  /** A list of texts; empty when it is absent. */
  List<String> texts(String name) {
    if (!(members.getOrDefault(name, List.of()) instanceof List<?> values)) {
      throw wrong(name, "a list of texts");
    }
    List<String> texts = new ArrayList<>();
    for (Object value : values) {
      if (!(value instanceof String text)) {
        throw wrong(name, "a list of texts");
      }
      texts.add(text);
    }
    return texts;
  }

  /** The object of that name; empty when it is absent. */
  ConnectorSettings object(String name) {
    if (!(members.getOrDefault(name, Map.of()) instanceof Map<?, ?> values)) {
      throw wrong(name, "an object");
    }
    return new ConnectorSettings(values);
  }

  private static ConnectorException wrong(String name, String wanted) {
    return new ConnectorException(
        "'%s' in its configuration is not %s.".formatted(name, wanted),
        "Correct '%s'".formatted(name));
  }

  /** The names of its members alone. */
  @Override
  public String toString() {
    return "ConnectorSettings" + members.keySet();
  }
}
