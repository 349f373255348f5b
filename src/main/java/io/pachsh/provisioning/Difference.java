package io.pachsh.provisioning;

import io.pachsh.secret.Secret;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What changes from some keys and values to others, for people to read before it happens. */
final class Difference {
  private Difference() {}

  /** {@code ~ key: a → b}, {@code + key: value}, {@code - key: value}; a secret prints masked. */
  static List<String> lines(Map<String, ?> before, Map<String, ?> after) {
    Set<String> keys = new LinkedHashSet<>(after.keySet());
    keys.addAll(before.keySet());
    List<String> lines = new ArrayList<>();
    for (String key : keys) {
      Object was = before.get(key);
      Object is = after.get(key);
      if (was == null) {
        lines.add("+ %s: %s".formatted(key, is));
      } else if (is == null) {
        lines.add("- %s: %s".formatted(key, was));
      } else if (!Objects.equals(was, is)) {
        lines.add(
            is instanceof Secret
                ? "~ %s: %s → another secret".formatted(key, was)
                : "~ %s: %s → %s".formatted(key, was, is));
      }
    }
    return lines;
  }
}
