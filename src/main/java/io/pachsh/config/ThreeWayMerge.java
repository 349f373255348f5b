package io.pachsh.config;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Joins two changes of one map, key by key: a key that only one side changed takes that change. */
public final class ThreeWayMerge {
  private ThreeWayMerge() {}

  /**
   * What becomes of a value that both sides changed, each in its way.
   *
   * @param <V> what the values are
   * @param <E> how it says that this cannot be decided
   */
  public interface Both<V, E extends Exception> {
    V join(String key, @Nullable V before, @Nullable V mine, @Nullable V theirs) throws E;
  }

  /** Merges; the keys stand in the order of {@code theirs}, and of {@code mine} behind them. */
  public static <V, E extends Exception> Map<String, V> of(
      Map<String, V> base, Map<String, V> mine, Map<String, V> theirs, Both<V, E> both) throws E {
    Set<String> keys = new LinkedHashSet<>(theirs.keySet());
    keys.addAll(mine.keySet());
    Map<String, V> merged = new LinkedHashMap<>();
    for (String key : keys) {
      V before = base.get(key);
      V own = mine.get(key);
      V other = theirs.get(key);
      V value;
      if (Objects.equals(own, before) || Objects.equals(own, other)) {
        value = other;
      } else {
        value = Objects.equals(other, before) ? own : both.join(key, before, own, other);
      }
      if (value != null) {
        merged.put(key, value);
      }
    }
    return merged;
  }
}
