package io.pachsh.pachd;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.wire.ConfigurationMessages;
import io.pachsh.wire.auth.OIDCConfig;
import java.util.Optional;

/** The auth configuration in pachd's message, and what of ours fits into it. */
final class ConfigurationLimits {
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
    throw new RefusedException(
        new Refusal.Lacking(
            "a configuration with a named provider",
            "that keeps one",
            "'auth set-config' makes a connector of it."));
  }
}
