package io.pachsh.config;

import io.pachsh.failure.Failure;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** What pachctl's configuration file says, as a value: contexts, and which of them are active. */
public final class PachctlConfig {
  private static final String DEFAULT = "default";

  private final Node.Table root;
  private final SortedMap<String, PachctlContext> contexts;

  private PachctlConfig(Node.Table root) {
    this.root = root;
    SortedMap<String, PachctlContext> byName = new TreeMap<>();
    root.table("v2")
        .table("contexts")
        .entries()
        .forEach((name, table) -> byName.put(name, new PachctlContext((Node.Table) table)));
    this.contexts = Collections.unmodifiableSortedMap(byName);
  }

  /**
   * What a file's table says, or an empty table in the place of a missing one: the layout before
   * version 2 is brought up to it. Unlike with pachctl, PACHD_ADDRESS makes no first context, and
   * in a file that was not there pachctl may not report how it is used: nobody asked for it, and
   * offline each of its commands would wait for that.
   */
  static PachctlConfig of(Node.Table table, Function<String, Failure> damaged) {
    Node.Table root =
        ConfigSchema.FILE.canonical(table, "", new ConfigSchema.Reading(false, damaged));
    if (root.entries().containsKey("v2")) {
      return new PachctlConfig(root);
    }
    PachctlConfig config = of(root.without("v1").with("v2", Node.Table.EMPTY));
    if (root.entries().get("v1") instanceof Node.Table v1) {
      Node.Table migrated = v1.with("source", Node.Leaf.json("1"));
      return config
          .with(DEFAULT, new PachctlContext(migrated))
          .withActive(DEFAULT)
          .withMetrics(true);
    }
    return config;
  }

  /** Of a table that is in good form, but for its order. */
  static PachctlConfig of(Node.Table root) {
    return new PachctlConfig(
        ConfigSchema.FILE.canonical(
            root,
            "",
            new ConfigSchema.Reading(
                false,
                what -> {
                  throw new IllegalStateException(what);
                })));
  }

  /** Contexts by their names in the file. */
  public SortedMap<String, PachctlContext> contexts() {
    return contexts;
  }

  /** The context that pachctl acts on; it need not exist. */
  public Optional<String> active() {
    return text("active_context");
  }

  /** The context of the enterprise server, where it is not the active one. */
  public Optional<String> activeEnterprise() {
    return text("active_enterprise_context");
  }

  /** Whether pachctl reports how it is used; pachsh never does. */
  public boolean metrics() {
    return !root.table("v2").leaf("metrics").isEmpty();
  }

  public PachctlConfig with(String name, PachctlContext context) {
    Node.Table all = root.table("v2").table("contexts").with(name, context.table());
    return changed("contexts", all);
  }

  public PachctlConfig without(String name) {
    PachctlConfig less = changed("contexts", root.table("v2").table("contexts").without(name));
    return activeEnterprise().filter(name::equals).isPresent()
        ? less.withActiveEnterprise("")
        : less;
  }

  public PachctlConfig withActive(String name) {
    return changed("active_context", Node.Leaf.text(name));
  }

  /** With the first of its contexts active, if none is and there are any. */
  PachctlConfig withAnyActive() {
    return active().isPresent() || contexts.isEmpty() ? this : withActive(contexts.firstKey());
  }

  /** An empty name lets the active context be the one. */
  public PachctlConfig withActiveEnterprise(String name) {
    return changed("active_enterprise_context", Node.Leaf.text(name));
  }

  public PachctlConfig withMetrics(boolean wanted) {
    return changed("metrics", Node.Leaf.json(Boolean.toString(wanted)));
  }

  /** With a user id, if it has none. */
  PachctlConfig withUserId(String id) {
    return root.leaf("user_id").isEmpty() ? of(root.with("user_id", Node.Leaf.text(id))) : this;
  }

  Node.Table root() {
    return root;
  }

  private PachctlConfig changed(String key, Node value) {
    return of(root.with("v2", root.table("v2").with(key, value)));
  }

  private Optional<String> text(String key) {
    String text = root.table("v2").leaf(key);
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PachctlConfig that && root.equals(that.root);
  }

  @Override
  public int hashCode() {
    return root.hashCode();
  }

  @Override
  public String toString() {
    return "contexts " + contexts.keySet();
  }
}
