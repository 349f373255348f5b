package io.pachsh.configuration.identity;

import io.pachsh.configuration.EditorPage;
import io.pachsh.outside.Sanitiser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A connector as a text for a person's editor: YAML with what each key of its type means above it,
 * those that are not set as comments. Secrets are dots.
 */
public final class ConnectorPage {
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
    lines.addAll(EditorPage.entry("id", connector.id(), ""));
    lines.addAll(EditorPage.entry("name", connector.name(), ""));
    lines.addAll(EditorPage.entry("type", connector.type(), ""));
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

  private static void keys(ConfigTree config, List<String> lines) {
    Map<String, Object> shown = new ConfigSecrets(config).masked();
    for (ConnectorKey key : config.keys().values()) {
      lines.add("  # " + key.meaning());
      int before = lines.size();
      shown.forEach(
          (name, value) -> {
            if (name.equalsIgnoreCase(key.name())) {
              lines.addAll(EditorPage.entry(name, value, "  "));
            }
          });
      if (lines.size() == before) {
        lines.add("  # %s:%s".formatted(key.name(), example(key)));
      }
    }
    shown.forEach(
        (name, value) -> {
          if (ConnectorType.in(config.keys(), name).isEmpty()) {
            lines.addAll(EditorPage.entry(name, value, "  "));
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
}
