package io.pachsh.context;

import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Three-way merge of contexts, key by key: a key that only one side changed takes that change. */
final class Merge {
  private Merge() {}

  /** Merges; fails when both sides changed one key to different values. */
  static Contexts of(Contexts base, Contexts mine, Contexts theirs) {
    Map<String, Object> before = base.flat();
    Map<String, Object> ours = mine.flat();
    Map<String, Object> other = theirs.flat();
    TreeSet<String> keys = new TreeSet<>(ours.keySet());
    keys.addAll(other.keySet());
    SortedMap<String, Context> contexts = new TreeMap<>();
    TreeSet<String> protectedEntries = new TreeSet<>();
    SortedMap<String, String> settings = new TreeMap<>();
    String active = mine.active();
    for (String key : keys) {
      Object value = choose(key, before.get(key), ours.get(key), other.get(key));
      if (value instanceof Context context) {
        contexts.put(context.name(), context);
      } else if (value != null && key.startsWith("protected.")) {
        protectedEntries.add(key.substring("protected.".length()));
      } else if (value != null && key.startsWith("settings.")) {
        settings.put(key.substring("settings.".length()), (String) value);
      } else if (value != null) {
        active = (String) value;
      }
    }
    boolean deleted = !contexts.containsKey(active) && mine.named(active).isPresent();
    return new Contexts(deleted ? Context.LOCAL : active, contexts, protectedEntries, settings);
  }

  private static @Nullable Object choose(
      String key, @Nullable Object before, @Nullable Object ours, @Nullable Object other) {
    if (Objects.equals(ours, before) || Objects.equals(ours, other)) {
      return other;
    }
    if (Objects.equals(other, before)) {
      return ours;
    }
    throw new Failure(
        Exit.FAILED,
        "Another pachsh saved a different '" + key + "' in the meantime, so nothing was saved.",
        "'revert' takes over what it saved and forgets your unsaved changes.");
  }
}
