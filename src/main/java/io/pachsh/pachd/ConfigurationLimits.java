package io.pachsh.pachd;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.configuration.ConfigurationWriter;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.outside.Lines;
import io.pachsh.secret.Secret;
import io.pachsh.wire.ConfigurationMessages;
import io.pachsh.wire.auth.OIDCConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The auth configuration in pachd's message, and what of ours fits into it. */
final class ConfigurationLimits {
  private static final String GROUPS = "groups";

  private ConfigurationLimits() {}

  /** Empty when none is set: pachd answers an empty message then. */
  static Optional<AuthConfiguration> read(OIDCConfig message) {
    if (message.getIssuer().isEmpty() && message.getClientId().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(ConfigurationMessages.configuration(message));
  }

  /** The configuration, when it has the shape that pachd 2.x can keep. */
  static AuthConfiguration.Pachctl pachctlShape(AuthConfiguration configuration) {
    if (configuration instanceof AuthConfiguration.Pachctl pachctl) {
      return pachctl;
    }
    AuthConfiguration.Guide guide = (AuthConfiguration.Guide) configuration;
    throw new Failure(
        Exit.FAILED,
        "A real pachd 2.x knows no named providers such as '%s': its configuration has another shape. Nothing was changed."
            .formatted(guide.name()),
        Lines.of(
                "Give it so, with the client secret in the place of "
                    + Secret.MASK
                    + "; people are then user:EMAIL"
                    + (guide.scopes().contains(GROUPS) ? ", their groups group:NAME:" : ":"))
            .and(lines(translated(guide)))
            .and(
                guide.scopes().contains(GROUPS)
                    ? Lines.none()
                    : Lines.of(
                        "Groups are not asked for: where people are to have them, as group:NAME,"
                            + " and the provider has the scope 'groups', add it to 'scopes'.")));
  }

  private static AuthConfiguration.Pachctl translated(AuthConfiguration.Guide guide) {
    return new AuthConfiguration.Pachctl(
        guide.client(), guide.scopes(), guide.requiresVerifiedEmail(), false, "");
  }

  /** The configuration as YAML that {@code auth set-config} reads, its secret masked. */
  private static Lines lines(AuthConfiguration.Pachctl configuration) {
    List<String> lines = new ArrayList<>(List.of("auth set-config <<'EOF'"));
    for (Map.Entry<String, Object> entry :
        ConfigurationWriter.document(configuration, 0, false).entrySet()) {
      lines.add(entry.getKey() + ": " + value(entry.getValue()));
    }
    lines.add("EOF");
    return Lines.of(lines);
  }

  private static String value(Object value) {
    if (value instanceof List<?> list) {
      return list.stream()
          .map(ConfigurationLimits::value)
          .collect(Collectors.joining(", ", "[", "]"));
    }
    // A single-quoted scalar has one escape (YAML 1.2 §7.3.2).
    return value instanceof String text ? "'" + text.replace("'", "''") + "'" : value.toString();
  }
}
