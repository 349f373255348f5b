package io.pachsh.configuration.identity;

import io.pachsh.failure.Failure;
import io.pachsh.outside.Lines;
import io.pachsh.outside.PlainYaml;
import io.pachsh.outside.Sanitiser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/**
 * A connector as a text for a person's editor: YAML with what each key of its type means above it,
 * those that are not set as comments. Secrets are dots.
 */
public final class ConnectorPage {
  private static final String PROBLEM = "# ! ";

  private ConnectorPage() {}

  public static String of(ConnectorDraft connector) {
    ConfigTree config = connector.config().orElseThrow();
    List<String> lines = new ArrayList<>();
    lines.add(
        "# The connector '%s'. What is saved here is checked, and then in force."
            .formatted(Sanitiser.line(connector.id())));
    lines.add(
        "# Saved without a change, or empty, nothing happens. A secret stays while it is •••.");
    ConnectorType.named(connector.type()).ifPresent(type -> lines.add("# " + type.meaning()));
    lines.addAll(entry("id", connector.id(), ""));
    lines.addAll(entry("name", connector.name(), ""));
    lines.addAll(entry("type", connector.type(), ""));
    connector
        .version()
        .ifPresent(
            version -> {
              lines.add("# The version that this was made of; it goes up by itself.");
              lines.add("version: " + version);
            });
    lines.add("config:");
    keys(config, lines);
    return String.join("\n", lines) + "\n";
  }

  /** The text with what is wrong in it as comments on top, instead of those of the last time. */
  public static String withProblem(String text, Failure failure) {
    List<String> lines = new ArrayList<>();
    Lines.of(failure.sentence())
        .and(failure.below())
        .all()
        .forEach(line -> lines.add(PROBLEM + line));
    text.lines().filter(line -> !line.startsWith(PROBLEM.strip())).forEach(lines::add);
    return String.join("\n", lines);
  }

  private static void keys(ConfigTree config, List<String> lines) {
    Map<String, Object> shown = new ConfigSecrets(config).masked();
    for (ConnectorKey key : config.keys().values()) {
      lines.add("  # " + key.meaning());
      int before = lines.size();
      shown.forEach(
          (name, value) -> {
            if (name.equalsIgnoreCase(key.name())) {
              lines.addAll(entry(name, value, "  "));
            }
          });
      if (lines.size() == before) {
        lines.add("  # %s:%s".formatted(key.name(), example(key)));
      }
    }
    shown.forEach(
        (name, value) -> {
          if (ConnectorType.in(config.keys(), name).isEmpty()) {
            lines.addAll(entry(name, value, "  "));
          }
        });
  }

  private static String example(ConnectorKey key) {
    return switch (key.kind()) {
      case FLAG -> " true";
      case TEXTS -> " []";
      case TEXT -> " \"\"";
      case MAPPING, MAPPINGS -> " {%s}".formatted(String.join(", ", key.inner().keySet()));
    };
  }

  /** A key and its value in lines of YAML. */
  private static List<String> entry(String name, Object value, String indent) {
    if (value instanceof String text && PlainYaml.isLine(text) && PlainYaml.isLine(name)) {
      return List.of(indent + name + ": " + text);
    }
    String block =
        new Dump(DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).build())
            .dumpToString(Map.of(name, value));
    return block.lines().map(line -> indent + line).toList();
  }
}
