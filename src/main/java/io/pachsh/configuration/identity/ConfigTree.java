package io.pachsh.configuration.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.secret.Secret;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * A connector's configuration as keys and values: texts, booleans, numbers, lists and maps. Which
 * of them are secrets, {@link ConfigSecrets} knows.
 */
public final class ConfigTree {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** From here on a double cannot tell one whole number from the next. */
  private static final double EXACT = 1L << 53;

  private final String type;
  private final Map<String, Object> values;

  private ConfigTree(String type, Map<String, Object> values) {
    this.type = type;
    this.values = values;
  }

  /**
   * What a person or a program has put together; keys keep their order.
   *
   * @param type the connector's type, which need not be a known one
   */
  public static ConfigTree of(String type, Map<String, Object> values) {
    return new ConfigTree(type, copy(values));
  }

  /**
   * What a cluster keeps; an empty text is an empty configuration.
   *
   * @throws Failure when it is not one JSON object
   */
  public static ConfigTree read(String type, Secret json) {
    if (json.isEmpty()) {
      return new ConfigTree(type, Map.of());
    }
    try {
      if (JSON.readValue(json.reveal(), Object.class) instanceof Map<?, ?> stored) {
        return new ConfigTree(type, copy(stored));
      }
      throw unreadable();
    } catch (JsonProcessingException e) {
      // Its message would quote the text, which holds secrets.
      throw unreadable();
    }
  }

  private static Failure unreadable() {
    return new Failure(
        Exit.FAILED,
        "What the cluster keeps as this connector's configuration is not one JSON object.",
        "Replace it with 'idp update-connector -f FILE' and a whole `config`.");
  }

  /** As a cluster keeps it. */
  public Secret json() {
    try {
      return Secret.of(JSON.writeValueAsString(values));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("plain values are JSON", e);
    }
  }

  public String type() {
    return type;
  }

  public boolean isEmpty() {
    return values.isEmpty();
  }

  /** The same configuration as one of another type. */
  public ConfigTree ofType(String other) {
    return new ConfigTree(other, values);
  }

  /** Whether a top-level key is there, whatever its letter case. */
  public boolean has(String key) {
    return written(key).isPresent();
  }

  /** The value of a top-level key as a text, whatever its letter case; empty when it is none. */
  public String text(String key) {
    return value(key).filter(String.class::isInstance).map(Object::toString).orElse("");
  }

  /** Whether a top-level key says true. */
  public boolean isTrue(String key) {
    return value(key).filter(Boolean.TRUE::equals).isPresent();
  }

  /** The texts in the list of a top-level key; empty when it is absent, or no list. */
  public List<String> texts(String key) {
    return value(key).orElse("") instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }

  /** The same configuration with another value of a top-level key. */
  public ConfigTree with(String key, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(values);
    more.put(written(key).orElse(key), value);
    return new ConfigTree(type, more);
  }

  /** Keys in alphabetical order and their values, secrets in clear. */
  public Map<String, Object> revealed() {
    return sorted(values);
  }

  /** What its type says of its top-level keys; nothing for an unknown type. */
  public Map<String, ConnectorKey> keys() {
    return ConnectorType.named(type).map(ConnectorType::keys).orElse(Map.of());
  }

  /**
   * A copy with each value replaced that is no map and no list.
   *
   * @param change gets the keys that lead there, joined by dots, and the value
   */
  ConfigTree mapped(BiFunction<String, Object, Object> change) {
    return new ConfigTree(type, mapped("", values, change));
  }

  private static Map<String, Object> mapped(
      String path, Map<?, ?> map, BiFunction<String, Object, Object> change) {
    Map<String, Object> copy = new LinkedHashMap<>();
    map.forEach((key, value) -> copy.put(key.toString(), mappedAny(path + key, value, change)));
    return copy;
  }

  private static Object mappedAny(
      String path, Object value, BiFunction<String, Object, Object> change) {
    if (value instanceof Map<?, ?> map) {
      return mapped(path + ".", map, change);
    }
    if (value instanceof List<?> list) {
      List<Object> copy = new ArrayList<>();
      for (int i = 0; i < list.size(); i++) {
        copy.add(mappedAny(path + "." + i, list.get(i), change));
      }
      return copy;
    }
    return change.apply(path, value);
  }

  private Optional<Object> value(String key) {
    return written(key).map(values::get);
  }

  /** How a key is written here: its letter case does not count where the identity service reads. */
  private Optional<String> written(String key) {
    return values.containsKey(key)
        ? Optional.of(key)
        : values.keySet().stream().filter(key::equalsIgnoreCase).findFirst();
  }

  private static Map<String, Object> sorted(Map<?, ?> map) {
    Map<String, Object> copy = new TreeMap<>();
    map.forEach((key, value) -> copy.put(key.toString(), sortedAny(value)));
    return copy;
  }

  private static Object sortedAny(Object value) {
    if (value instanceof Map<?, ?> map) {
      return sorted(map);
    }
    return value instanceof List<?> list
        ? list.stream().map(ConfigTree::sortedAny).toList()
        : value;
  }

  private static Map<String, Object> copy(Map<?, ?> map) {
    Map<String, Object> copy = new LinkedHashMap<>();
    map.forEach((key, value) -> copy.put(key.toString(), plain(value)));
    return copy;
  }

  /** A value without nulls; a whole number is one however it was written or sent. */
  private static Object plain(Object value) {
    if (value instanceof Map<?, ?> map) {
      return copy(map);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(ConfigTree::plain).toList();
    }
    if (value instanceof Number number && Math.abs(number.doubleValue()) < EXACT) {
      double exact = number.doubleValue();
      return exact == Math.rint(exact) ? (Object) (long) exact : number;
    }
    return value == null ? "" : value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ConfigTree that && type.equals(that.type) && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  /** Its keys alone: secrets stand in it. */
  @Override
  public String toString() {
    return "ConfigTree" + values.keySet();
  }
}
