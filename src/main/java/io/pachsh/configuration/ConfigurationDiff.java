package io.pachsh.configuration;

import io.pachsh.access.AuthConfiguration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What changes from one auth configuration to another, for people to read before it happens. */
public final class ConfigurationDiff {
  private ConfigurationDiff() {}

  /**
   * One line per key: {@code ~ issuer: a → b}, {@code + key: value}, {@code - key: value}; none
   * when nothing changes. A secret is {@code •••}, but that it changes is said; a new secret that
   * is itself {@code •••} means the stored one.
   */
  public static List<String> lines(Optional<AuthConfiguration> before, AuthConfiguration after) {
    Map<String, Object> old = before.map(ConfigurationDiff::flat).orElse(Map.of());
    Map<String, Object> now = flat(after);
    Set<String> keys = new LinkedHashSet<>(now.keySet());
    keys.addAll(old.keySet());
    List<String> lines = new ArrayList<>();
    for (String key : keys) {
      Object was = old.get(key);
      Object is = now.get(key);
      if (was == null) {
        lines.add("+ %s: %s".formatted(key, is));
      } else if (is == null) {
        lines.add("- %s: %s".formatted(key, was));
      } else if (!was.equals(is)) {
        lines.add("~ %s: %s → %s".formatted(key, was, is));
      } else if (key.equals("client_secret")
          && before.isPresent()
          && changesSecret(before.get(), after)) {
        lines.add("~ client_secret: ••• → another secret");
      }
    }
    return lines;
  }

  private static boolean changesSecret(AuthConfiguration before, AuthConfiguration after) {
    boolean kept = new ConfigurationInput(after, 0, List.of()).keepsSecret();
    return !kept && !before.client().clientSecret().equals(after.client().clientSecret());
  }

  /** The keys that carry a value, without the levels around them. */
  private static Map<String, Object> flat(AuthConfiguration configuration) {
    Map<String, Object> flat = new LinkedHashMap<>();
    flat.put("shape", configuration instanceof AuthConfiguration.Guide ? "guide" : "pachctl 2.x");
    flatten(ConfigurationWriter.document(configuration, 0, false), flat);
    configuration.client().authority().ifPresent(authority -> flat.put("provider CA", authority));
    return flat;
  }

  private static void flatten(Map<?, ?> map, Map<String, Object> flat) {
    map.forEach(
        (key, value) -> {
          if (value instanceof Map<?, ?> inner) {
            flatten(inner, flat);
          } else if (value instanceof List<?> list
              && !list.isEmpty()
              && list.get(0) instanceof Map<?, ?> only) {
            flatten(only, flat);
          } else {
            flat.put(key.toString(), value);
          }
        });
  }
}
