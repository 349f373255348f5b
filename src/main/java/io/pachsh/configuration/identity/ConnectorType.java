package io.pachsh.configuration.identity;

import io.pachsh.file.TextResource;
import io.pachsh.spelling.Spelling;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * A type of connector that Pachyderm's identity service knows, and what its configuration can hold:
 * data that {@code connector-types.yaml} keeps.
 *
 * @param meaning what is behind it, in a sentence
 * @param called names of providers that people write for it
 */
public record ConnectorType(
    String name, String meaning, List<String> called, Map<String, ConnectorKey> keys) {
  private static final String DATA = "connector-types.yaml";

  public ConnectorType {
    called = List.copyOf(called);
    keys = new LinkedHashMap<>(keys);
  }

  /** In the order in which people should meet them. */
  @Override
  public Map<String, ConnectorKey> keys() {
    return new LinkedHashMap<>(keys);
  }

  /** Every type, the most usual first. */
  public static List<ConnectorType> all() {
    return List.copyOf(Known.TYPES.values());
  }

  /** The type of exactly that name, as the identity service compares them. */
  public static Optional<ConnectorType> named(String name) {
    return Optional.ofNullable(Known.TYPES.get(name));
  }

  /** The type that a name was meant to be which is none. */
  public static Optional<String> meantBy(String name) {
    List<String> names = List.copyOf(Known.TYPES.keySet());
    return all().stream()
        .filter(type -> type.called.contains(name.toLowerCase(Locale.ROOT)))
        .map(ConnectorType::name)
        .findFirst()
        .or(() -> Spelling.nearestKey(name, names))
        .or(() -> Spelling.near(name, names).stream().findFirst());
  }

  /** The key of that name; case does not count, as where the identity service reads JSON. */
  static Optional<ConnectorKey> in(Map<String, ConnectorKey> keys, String name) {
    ConnectorKey exact = keys.get(name);
    return exact != null
        ? Optional.of(exact)
        : keys.values().stream().filter(key -> key.name().equalsIgnoreCase(name)).findFirst();
  }

  /** Whether some type's configuration has that key, however it is spelt. */
  static boolean knowsAny(String name) {
    return Known.TYPES.values().stream()
        .flatMap(type -> type.keys.keySet().stream())
        .anyMatch(key -> Spelling.isSameKey(key, name));
  }

  /** What the file says, read when it is first asked for. */
  private static final class Known {
    static final Map<String, ConnectorType> TYPES = read();

    private static Map<String, ConnectorType> read() {
      String text = TextResource.beside(ConnectorType.class, DATA);
      Map<?, ?> file = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(text);
      Map<String, ConnectorType> types = new LinkedHashMap<>();
      file.forEach(
          (name, type) -> types.put(name.toString(), type(name.toString(), (Map<?, ?>) type)));
      return types;
    }

    private static ConnectorType type(String name, Map<?, ?> type) {
      return new ConnectorType(
          name,
          text(type, "says"),
          type.get("called") instanceof List<?> called
              ? called.stream().map(String::valueOf).toList()
              : List.of(),
          keys(type));
    }

    private static Map<String, ConnectorKey> keys(Map<?, ?> holder) {
      Map<String, ConnectorKey> keys = new LinkedHashMap<>();
      if (holder.get("keys") instanceof Map<?, ?> written) {
        written.forEach(
            (name, key) -> keys.put(name.toString(), key(name.toString(), (Map<?, ?>) key)));
      }
      return keys;
    }

    private static ConnectorKey key(String name, Map<?, ?> key) {
      return new ConnectorKey(
          name,
          ConnectorKey.Kind.valueOf(text(key, "is").toUpperCase(Locale.ROOT)),
          key.get("must") != null,
          key.get("secret") != null,
          key.get("owner") != null,
          text(key, "says"),
          keys(key));
    }

    private static String text(Map<?, ?> map, String key) {
      return String.valueOf(map.get(key));
    }
  }
}
