package io.pachsh.context;

import io.pachsh.config.PachctlConfig;
import io.pachsh.config.PachctlContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What changed in pachctl's configuration, in words, without any token. */
final class PachctlContextChanges {
  private PachctlContextChanges() {}

  static List<String> lines(PachctlConfig before, PachctlConfig after) {
    List<String> lines = new ArrayList<>();
    for (Map.Entry<String, PachctlContext> entry : after.contexts().entrySet()) {
      String context = "context " + entry.getKey() + ": ";
      PachctlContext old = before.contexts().get(entry.getKey());
      for (String change : changes(old, entry.getValue())) {
        lines.add(context + change);
      }
    }
    for (String name : before.contexts().keySet()) {
      if (!after.contexts().containsKey(name)) {
        lines.add("context " + name + ": deleted");
      }
    }
    if (!before.active().equals(after.active())) {
      lines.add(
          "pachctl's active context: "
              + before.active().orElse("none")
              + " → "
              + after.active().orElse("none"));
    }
    if (!before.activeEnterprise().equals(after.activeEnterprise())) {
      lines.add("active enterprise context: " + after.activeEnterprise().orElse("the active one"));
    }
    if (before.metrics() != after.metrics()) {
      lines.add("pachctl's metrics: " + after.metrics());
    }
    return lines;
  }

  private static List<String> changes(@Nullable PachctlContext old, PachctlContext now) {
    if (old == null) {
      return List.of("new" + (now.address().isEmpty() ? "" : ", at " + now.address()));
    }
    List<String> changes = new ArrayList<>();
    if (!old.address().equals(now.address())) {
      changes.add("address " + (now.address().isEmpty() ? "removed" : now.address()));
    }
    if (!old.token().equals(now.token())) {
      changes.add(now.token().isPresent() ? "signed in" : "signed out");
    }
    List<String> others = now.keysThatDifferFrom(old);
    if (!others.isEmpty()) {
      changes.add(String.join(", ", others) + " changed");
    }
    return changes;
  }
}
