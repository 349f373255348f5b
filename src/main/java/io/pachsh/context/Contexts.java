package io.pachsh.context;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The embedded contexts, the active one of all, and the settings, as a value; beside them what only
 * pachsh knows about real clusters.
 *
 * @param active may also name a real cluster's context
 * @param byName embedded contexts by their names; always holds {@code local}
 * @param protectedEntries the real clusters' contexts that are protected, by their names in
 *     pachctl's configuration file
 * @param settings by name, as text
 */
public record Contexts(
    String active,
    SortedMap<String, Context> byName,
    SortedSet<String> protectedEntries,
    SortedMap<String, String> settings) {
  public Contexts {
    SortedMap<String, Context> contexts = new TreeMap<>(byName);
    contexts.computeIfAbsent(Context.LOCAL, name -> new Context(name, Optional.empty()));
    byName = Collections.unmodifiableSortedMap(contexts);
    protectedEntries = Collections.unmodifiableSortedSet(new TreeSet<>(protectedEntries));
    settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
  }

  /** What there is before anything was saved. */
  public static Contexts initial() {
    return new Contexts(Context.LOCAL, new TreeMap<>(), new TreeSet<>(), new TreeMap<>());
  }

  public Optional<Context> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  public Contexts with(Context context) {
    SortedMap<String, Context> more = new TreeMap<>(byName);
    more.put(context.name(), context);
    return new Contexts(active, more, protectedEntries, settings);
  }

  public Contexts without(String name) {
    SortedMap<String, Context> fewer = new TreeMap<>(byName);
    fewer.remove(name);
    return new Contexts(active, fewer, protectedEntries, settings);
  }

  public Contexts withActive(String name) {
    return new Contexts(name, byName, protectedEntries, settings);
  }

  /** The same with a real cluster's context protected, or no longer. */
  public Contexts withProtectedEntry(String entry, boolean wanted) {
    SortedSet<String> entries = new TreeSet<>(protectedEntries);
    if (wanted) {
      entries.add(entry);
    } else {
      entries.remove(entry);
    }
    return new Contexts(active, byName, entries, settings);
  }

  public Contexts withSetting(String name, String value) {
    SortedMap<String, String> more = new TreeMap<>(settings);
    more.put(name, value);
    return new Contexts(active, byName, protectedEntries, more);
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
    protectedEntries.forEach(entry -> all.put("protected." + entry, true));
    settings.forEach((name, value) -> all.put("settings." + name, value));
    return all;
  }
}
