package io.pachsh.output;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One record of an answer: ordered keys in snake_case and their values. A value is a String, a
 * Number, a Boolean, an Instant or {@link LocalTime} (RFC 3339 in UTC), a Duration (whole seconds),
 * a List, a Map or Fields again.
 */
public record Fields(Map<String, Object> values) {
  public Fields {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  public static Fields of(String key, Object value) {
    return new Fields(Map.of(key, value));
  }

  public Fields with(String key, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(values);
    more.put(key, value);
    return new Fields(more);
  }

  /** The keys alone: an answer may be a secret. */
  @Override
  public String toString() {
    return "Fields" + values.keySet();
  }
}
