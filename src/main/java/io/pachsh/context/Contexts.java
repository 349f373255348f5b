package io.pachsh.context;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All contexts, the active one, and the settings, as a value.
 *
 * @param byName contexts by their names; always holds {@code local}
 * @param settings by name, as text
 */
public record Contexts(
    String active, SortedMap<String, Context> byName, SortedMap<String, String> settings) {
  public Contexts {
    SortedMap<String, Context> contexts = new TreeMap<>(byName);
    contexts.computeIfAbsent(Context.LOCAL, name -> new Context(name, Optional.empty()));
    byName = Collections.unmodifiableSortedMap(contexts);
    settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
  }

  /** What there is before anything was saved. */
  public static Contexts initial() {
    return new Contexts(Context.LOCAL, new TreeMap<>(), new TreeMap<>());
  }

  public Optional<Context> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  public Contexts with(Context context) {
    SortedMap<String, Context> more = new TreeMap<>(byName);
    more.put(context.name(), context);
    return new Contexts(active, more, settings);
  }

  public Contexts without(String name) {
    SortedMap<String, Context> fewer = new TreeMap<>(byName);
    fewer.remove(name);
    return new Contexts(active, fewer, settings);
  }

  public Contexts withActive(String name) {
    return new Contexts(name, byName, settings);
  }

  public Contexts withSetting(String name, String value) {
    SortedMap<String, String> more = new TreeMap<>(settings);
    more.put(name, value);
    return new Contexts(active, byName, more);
  }

  /** A setting's value, or what it is until somebody sets it. */
  public String setting(String name, String otherwise) {
    return settings.getOrDefault(name, otherwise);
  }

  /** Everything as flat keys and values, for comparing and merging. */
  Map<String, Object> flat() {
    Map<String, Object> all = new TreeMap<>();
    all.put("active", active);
    byName.forEach((name, context) -> all.put("contexts." + name, context));
    settings.forEach((name, value) -> all.put("settings." + name, value));
    return all;
  }
}
