package io.pachsh.config;

import io.pachsh.failure.Failure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The keys that pachctl knows in a table, in the order in which it writes them, and what stands
 * under each. It reads keys in snake_case and camelCase, and leaves out what is empty or zero.
 */
final class ConfigSchema {
  /** What may stand under a key: its form as pachctl writes it, or null for what it leaves out. */
  private interface Kind {
    @Nullable Node canonical(Node node, String path, Reading reading);
  }

  /**
   * How a table is read.
   *
   * @param strict whether unknown keys are refused instead of kept
   * @param damaged the failure that says what is wrong
   */
  record Reading(boolean strict, Function<String, Failure> damaged) {}

  private static final Pattern UNSIGNED = Pattern.compile("[0-9]{1,18}");
  private static final List<String> SOURCES = List.of("NONE", "CONFIG_V1", "HUB", "IMPORTED");

  private static final Kind TEXT =
      (node, path, reading) -> {
        if (!(node instanceof Node.Leaf leaf) || !leaf.isText()) {
          throw reading.damaged().apply(path + " is no text");
        }
        return leaf.value().isEmpty() ? null : leaf;
      };

  private static final Kind TRUTH =
      (node, path, reading) -> {
        if (!node.equals(Node.Leaf.json("true")) && !node.equals(Node.Leaf.json("false"))) {
          throw reading.damaged().apply(path + " is neither true nor false");
        }
        return node.equals(Node.Leaf.json("true")) ? node : null;
      };

  private static final Kind COUNT =
      (node, path, reading) -> {
        if (!(node instanceof Node.Leaf leaf) || !UNSIGNED.matcher(leaf.value()).matches()) {
          throw reading.damaged().apply(path + " is no whole number");
        }
        long value = Long.parseLong(leaf.value());
        return value == 0 ? null : Node.Leaf.json(Long.toString(value));
      };

  private static final Kind SOURCE =
      (node, path, reading) -> {
        int number =
            node instanceof Node.Leaf leaf && leaf.isText() ? SOURCES.indexOf(leaf.value()) : -1;
        return number < 0
            ? COUNT.canonical(node, path, reading)
            : COUNT.canonical(Node.Leaf.json(Integer.toString(number)), path, reading);
      };

  static final ConfigSchema CONTEXT =
      new ConfigSchema()
          .key("source", SOURCE)
          .key("pachd_address", TEXT)
          .key("server_cas", TEXT)
          .key("session_token", TEXT)
          .key("active_transaction", TEXT)
          .key("cluster_name", TEXT)
          .key("auth_info", TEXT)
          .key("namespace", TEXT)
          .key("port_forwarders", each(COUNT))
          .key("cluster_deployment_id", TEXT)
          .key("enterprise_server", TRUTH)
          .key("project", TEXT);

  private static final ConfigSchema V1 =
      new ConfigSchema()
          .key("pachd_address", TEXT)
          .key("server_cas", TEXT)
          .key("session_token", TEXT)
          .key("active_transaction", TEXT);

  private static final ConfigSchema V2 =
      new ConfigSchema()
          .key("active_context", TEXT)
          .key("active_enterprise_context", TEXT)
          .key("contexts", each(CONTEXT::canonical))
          .key("metrics", TRUTH)
          .key("max_shell_completions", COUNT);

  static final ConfigSchema FILE =
      new ConfigSchema().key("user_id", TEXT).key("v1", V1::canonical).key("v2", V2::canonical);

  private final Map<String, Kind> keys = new LinkedHashMap<>();

  private ConfigSchema() {}

  private ConfigSchema key(String name, Kind kind) {
    keys.put(name, kind);
    return this;
  }

  /** A table whose keys are names, sorted. */
  private static Kind each(Kind kind) {
    return (node, path, reading) -> {
      Map<String, Node> entries = new TreeMap<>();
      requireTable(node, path, reading)
          .entries()
          .forEach(
              (name, value) -> {
                Node canonical = kind.canonical(value, path + "." + name, reading);
                if (canonical != null) {
                  entries.put(name, canonical);
                }
              });
      return entries.isEmpty() ? null : new Node.Table(entries);
    };
  }

  /** The source of a context by its name in JSON. */
  static String sourceName(String number) {
    int index = number.isEmpty() ? 0 : Integer.parseInt(number);
    return index < SOURCES.size() ? SOURCES.get(index) : number;
  }

  /** A table as pachctl writes it, with the keys that it does not know behind its own. */
  Node.Table canonical(Node node, String path, Reading reading) {
    Map<String, Node> given = named(requireTable(node, path, reading), path, reading);
    Map<String, Node> entries = new LinkedHashMap<>();
    keys.forEach(
        (name, kind) -> {
          Node value = given.remove(name);
          if (value != null && !value.equals(Node.Leaf.json("null"))) {
            Node canonical = kind.canonical(value, below(path, name), reading);
            if (canonical != null) {
              entries.put(name, canonical);
            }
          }
        });
    if (reading.strict() && !given.isEmpty()) {
      throw reading.damaged().apply(below(path, given.keySet().iterator().next()) + " is unknown");
    }
    entries.putAll(given);
    return new Node.Table(entries);
  }

  /** The table with its keys in snake_case. */
  private Map<String, Node> named(Node.Table table, String path, Reading reading) {
    Map<String, Node> given = new LinkedHashMap<>();
    table
        .entries()
        .forEach(
            (key, value) -> {
              String name =
                  keys.keySet().stream()
                      .filter(known -> camel(known).equals(key))
                      .findFirst()
                      .orElse(key);
              if (given.put(name, value) != null) {
                throw reading.damaged().apply(below(path, name) + " stands there twice");
              }
            });
    return given;
  }

  private static String camel(String snake) {
    return Pattern.compile("_(\\w)")
        .matcher(snake)
        .replaceAll(m -> m.group(1).toUpperCase(Locale.ROOT));
  }

  private static Node.Table requireTable(Node node, String path, Reading reading) {
    if (node instanceof Node.Table table) {
      return table;
    }
    throw reading.damaged().apply((path.isEmpty() ? "it" : path) + " is no JSON object");
  }

  private static String below(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
