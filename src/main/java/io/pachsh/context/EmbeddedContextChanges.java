package io.pachsh.context;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What changed in embedded contexts and settings, in words, without any token. */
final class EmbeddedContextChanges {
  private EmbeddedContextChanges() {}

  static List<String> lines(Contexts before, Contexts after) {
    List<String> lines = new ArrayList<>();
    for (Context context : after.byName().values()) {
      Optional<Context> old = before.named(context.name());
      if (old.isEmpty()) {
        lines.add("context " + context.name() + ": new");
      } else if (!old.get().token().equals(context.token())) {
        String what = context.token().isPresent() ? "signed in" : "signed out";
        lines.add("context " + context.name() + ": " + what);
      }
      if (old.map(Context::isProtected).orElse(false) != context.isProtected()) {
        String what = context.isProtected() ? "protected" : "no longer protected";
        lines.add("context " + context.name() + ": " + what);
      }
    }
    for (String name : before.byName().keySet()) {
      if (after.named(name).isEmpty()) {
        lines.add("context " + name + ": deleted");
      }
    }
    for (String entry : after.protectedEntries()) {
      if (!before.protectedEntries().contains(entry)) {
        lines.add("context " + entry + ": protected");
      }
    }
    for (String entry : before.protectedEntries()) {
      if (!after.protectedEntries().contains(entry)) {
        lines.add("context " + entry + ": no longer protected");
      }
    }
    if (!before.active().equals(after.active())) {
      lines.add("active context: " + before.active() + " → " + after.active());
    }
    after
        .settings()
        .forEach(
            (name, value) -> {
              if (!Objects.equals(before.settings().get(name), value)) {
                lines.add("setting " + name + ": " + value);
              }
            });
    return lines;
  }
}
