package io.pachsh.configuration;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.OidcClient;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.secret.Secret;
import java.util.List;
import java.util.Optional;

/**
 * An auth configuration as somebody wrote it.
 *
 * @param liveConfigVersion the version it is meant to replace; 0 when it does not say
 * @param notes what is right but worth a word, one sentence each
 */
public record ConfigurationInput(
    AuthConfiguration configuration, long liveConfigVersion, List<String> notes) {
  public ConfigurationInput {
    notes = List.copyOf(notes);
  }

  /** Whether the client secret is {@code •••}: keep the stored one. */
  boolean keepsSecret() {
    return configuration.client().clientSecret().equals(Secret.of(Secret.MASK));
  }

  /**
   * The same input with the stored secret in the place of {@code •••}; unchanged when it brings its
   * own.
   *
   * @throws Failure when there is no stored secret, or issuer or client id differ: a secret must
   *     never go to somebody else than the provider it belongs to
   */
  public ConfigurationInput keepingSecret(Optional<AuthConfiguration> stored) {
    if (!keepsSecret()) {
      return this;
    }
    OidcClient mine = configuration.client();
    if (stored.isEmpty()) {
      throw refused("there is no stored configuration to take it from");
    }
    OidcClient theirs = stored.get().client();
    if (!mine.mayKeepSecretOf(theirs)) {
      throw refused(
          mine.hasProviderOf(theirs)
              ? "the client id changes from " + theirs.clientId() + " to " + mine.clientId()
              : "the issuer changes from " + theirs.issuer() + " to " + mine.issuer());
    }
    return new ConfigurationInput(
        configuration.withClient(mine.withSecret(theirs.clientSecret())), liveConfigVersion, notes);
  }

  private static Failure refused(String reason) {
    return new Failure(
        Exit.FAILED,
        "`client_secret: •••` keeps the stored secret, but " + reason + ".",
        "Write the client secret itself.");
  }
}
