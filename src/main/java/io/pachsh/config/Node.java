package io.pachsh.config;

import io.pachsh.secret.Secret;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value in a configuration file, which may hold keys that pachsh does not know. */
sealed interface Node {
  /**
   * A text, or a number, a truth value or null, which is kept as it was written.
   *
   * @param isText whether {@code value} is the text itself, not JSON
   */
  record Leaf(boolean isText, String value) implements Node {
    static Leaf text(String value) {
      return new Leaf(true, value);
    }

    static Leaf json(String value) {
      return new Leaf(false, value);
    }

    @Override
    public String toString() {
      return Secret.MASK;
    }
  }

  /** Values in a row. */
  record Items(List<Node> items) implements Node {
    public Items {
      items = List.copyOf(items);
    }
  }

  /** Keys and their values, in the order in which they are written. */
  record Table(Map<String, Node> entries) implements Node {
    static final Table EMPTY = new Table(Map.of());

    public Table {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /** The table under a key; an empty one where there is none. */
    Table table(String key) {
      return entries.get(key) instanceof Table table ? table : EMPTY;
    }

    /** The text or JSON under a key; empty where there is none. */
    String leaf(String key) {
      return entries.get(key) instanceof Leaf leaf ? leaf.value() : "";
    }

    Table with(String key, Node value) {
      Map<String, Node> more = new LinkedHashMap<>(entries);
      more.put(key, value);
      return new Table(more);
    }

    Table without(String key) {
      Map<String, Node> fewer = new LinkedHashMap<>(entries);
      fewer.remove(key);
      return new Table(fewer);
    }
  }
}
