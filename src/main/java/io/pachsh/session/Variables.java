package io.pachsh.session;

import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.language.VariableNames;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The variables of a session. It begins with the environment that pachsh started with; those
 * variables and the exported ones go to programs, with the values they have then. Safe for
 * concurrent readers: logins of a served cluster ask for proxies while somebody types.
 */
public final class Variables {
  private final Map<String, String> values;
  private final Set<String> exported;

  /** All values as they are now; none until somebody asks. */
  private @Nullable SortedMap<String, String> all;

  public Variables(Map<String, String> environment) {
    values = new HashMap<>(environment);
    exported = new HashSet<>(environment.keySet());
  }

  /** All values at one moment, to come back to. */
  public record Snapshot(Map<String, String> values, Set<String> exported) {
    public Snapshot {
      values = Map.copyOf(values);
      exported = Set.copyOf(exported);
    }

    /** The names alone. */
    @Override
    public String toString() {
      return "Snapshot" + values.keySet();
    }
  }

  public synchronized Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** Fails (usage) when the name is none. */
  public synchronized void set(String name, String value) {
    values.put(requireName(name), value);
    all = null;
  }

  /** Passes the variable to programs from now on, as soon as it has a value. */
  public synchronized void export(String name) {
    exported.add(requireName(name));
  }

  public synchronized void export(String name, String value) {
    set(name, value);
    export(name);
  }

  /** Forgets the variable; programs do not get it any more. */
  public synchronized void unset(String name) {
    values.remove(requireName(name));
    exported.remove(name);
    all = null;
  }

  /** What programs get. */
  public synchronized Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(values);
    environment.keySet().retainAll(exported);
    return environment;
  }

  /** All variables, by name: the same map until one of them changes. */
  public synchronized SortedMap<String, String> all() {
    if (all == null) {
      all = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }
    return all;
  }

  public synchronized boolean isExported(String name) {
    return exported.contains(name);
  }

  /** What programs get under that name, if it is not empty. */
  public synchronized Optional<String> exported(String name) {
    return exported.contains(name) ? value(name).filter(text -> !text.isEmpty()) : Optional.empty();
  }

  public synchronized Snapshot snapshot() {
    return new Snapshot(values, exported);
  }

  public synchronized void restore(Snapshot snapshot) {
    values.clear();
    values.putAll(snapshot.values());
    exported.clear();
    exported.addAll(snapshot.exported());
    all = null;
  }

  private static String requireName(String name) {
    if (!VariableNames.isName(name)) {
      throw new Failure(
          Exit.USAGE,
          "`" + name + "` is not a name for a variable.",
          "Use letters, digits and underscores; the first is no digit.");
    }
    return name;
  }
}
