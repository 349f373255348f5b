package io.pachsh.configuration.identity;

import io.pachsh.cluster.identity.IdentityClient;
import io.pachsh.cluster.identity.IdentitySettings;
import io.pachsh.outside.Sanitiser;
import io.pachsh.secret.Secret;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What changes from one connector, client or set-up to another, for people to read: one line per
 * key, {@code ~ key: a → b}, {@code + key: value}, {@code - key: value}; none when nothing changes.
 * Secrets are dots, but that one changes is said.
 */
public final class IdentityDifference {
  private static final String ANOTHER = " → another secret";

  private IdentityDifference() {}

  /** Of two connectors with the same id; their versions do not count. */
  public static List<String> of(ConnectorDraft before, ConnectorDraft after) {
    ConfigTree old = before.config().orElseThrow();
    ConfigTree now = after.config().orElseThrow();
    List<String> lines = lines(shown(before), shown(after));
    Map<String, Object> secrets = secrets(old);
    secrets(now)
        .forEach(
            (place, secret) -> {
              if (secrets.containsKey(place) && !secrets.get(place).equals(secret)) {
                lines.add("~ config." + shownKey(place) + ": " + Secret.MASK + ANOTHER);
              }
            });
    return lines;
  }

  public static List<String> of(IdentityClient before, IdentityClient after) {
    List<String> lines =
        lines(IdentityWriter.client(before, false), IdentityWriter.client(after, false));
    if (!before.secret().isEmpty() && !before.secret().equals(after.secret())) {
      lines.add("~ secret: " + Secret.MASK + ANOTHER);
    }
    return lines;
  }

  public static List<String> of(IdentitySettings before, IdentitySettings after) {
    return lines(IdentityWriter.settings(before), IdentityWriter.settings(after));
  }

  private static List<String> lines(Map<String, Object> before, Map<String, Object> after) {
    List<String> lines = new ArrayList<>();
    after.forEach(
        (key, is) -> {
          Object was = before.get(key);
          if (was == null) {
            lines.add("+ %s: %s".formatted(shownKey(key), told(is)));
          } else if (!was.equals(is)) {
            lines.add("~ %s: %s → %s".formatted(shownKey(key), told(was), told(is)));
          }
        });
    before.forEach(
        (key, was) -> {
          if (!after.containsKey(key)) {
            lines.add("- %s: %s".formatted(shownKey(key), told(was)));
          }
        });
    return lines;
  }

  /** A value in a line: lists and what is in them as YAML writes them within brackets. */
  private static String told(Object value) {
    if (value instanceof List<?> list) {
      return list.stream()
          .map(IdentityDifference::told)
          .collect(Collectors.joining(", ", "[", "]"));
    }
    return value instanceof Map<?, ?> map
        ? map.entrySet().stream()
            .map(entry -> shownKey(entry.getKey().toString()) + ": " + told(entry.getValue()))
            .collect(Collectors.joining(", ", "{", "}"))
        : Sanitiser.quoted(value.toString());
  }

  /** Keys of configurations and ids come from whoever wrote them: none may end its line. */
  private static String shownKey(String key) {
    return Sanitiser.quoted(key);
  }

  private static Map<String, Object> shown(ConnectorDraft connector) {
    Map<String, Object> flat = new LinkedHashMap<>();
    flat.put("name", connector.name());
    flat.put("type", connector.type());
    flatten("config", new ConfigSecrets(connector.config().orElseThrow()).masked(), flat);
    return flat;
  }

  private static void flatten(String path, Map<?, ?> map, Map<String, Object> flat) {
    map.forEach(
        (key, value) -> {
          if (value instanceof Map<?, ?> inner) {
            flatten(path + "." + key, inner, flat);
          } else {
            flat.put(path + "." + key, value);
          }
        });
  }

  private static Map<String, Object> secrets(ConfigTree tree) {
    ConfigSecrets secrets = new ConfigSecrets(tree);
    Set<String> places = Set.copyOf(secrets.places());
    Map<String, Object> found = new LinkedHashMap<>();
    tree.mapped(
        (path, value) -> {
          if (places.contains(path)) {
            found.put(path, value);
          }
          return value;
        });
    return found;
  }
}
