package io.pachsh.context;

import io.pachsh.config.ThreeWayMerge;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Joins two changes of the contexts, key by key. */
final class ContextMerge {
  private ContextMerge() {}

  /** Merges; fails when both sides changed one key to different values. */
  static Contexts of(Contexts base, Contexts mine, Contexts theirs) {
    SortedMap<String, Context> contexts = new TreeMap<>();
    TreeSet<String> protectedEntries = new TreeSet<>();
    SortedMap<String, String> settings = new TreeMap<>();
    String active = mine.active();
    for (Map.Entry<String, Object> entry : joined(base, mine, theirs).entrySet()) {
      String key = entry.getKey();
      if (entry.getValue() instanceof Context context) {
        contexts.put(context.name(), context);
      } else if (key.startsWith("protected.")) {
        protectedEntries.add(key.substring("protected.".length()));
      } else if (key.startsWith("settings.")) {
        settings.put(key.substring("settings.".length()), (String) entry.getValue());
      } else {
        active = (String) entry.getValue();
      }
    }
    boolean deleted = !contexts.containsKey(active) && mine.named(active).isPresent();
    return new Contexts(deleted ? Context.LOCAL : active, contexts, protectedEntries, settings);
  }

  private static Map<String, Object> joined(Contexts base, Contexts mine, Contexts theirs) {
    return ThreeWayMerge.of(
        base.flat(),
        mine.flat(),
        theirs.flat(),
        (key, before, own, other) -> {
          throw new Failure(
              Exit.FAILED,
              "Another pachsh saved a different '"
                  + key
                  + "' in the meantime, so nothing was saved.",
              "'revert' takes over what it saved and forgets your unsaved changes.");
        });
  }
}
