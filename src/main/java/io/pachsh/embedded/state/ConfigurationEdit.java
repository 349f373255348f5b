package io.pachsh.embedded.state;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.LiveConfiguration;
import io.pachsh.access.OidcClient;
import io.pachsh.secret.Secret;
import java.util.List;
import java.util.Optional;

/**
 * What the auth configuration is. Its version moves on, and no session can be renewed that began
 * under another; when the provider's name goes, the sessions of its users end.
 */
public record ConfigurationEdit(Optional<AuthConfiguration> configuration) implements Edit {
  static final String KIND = "configuration";

  @Override
  public ClusterState on(ClusterState before) {
    LiveConfiguration next = new LiveConfiguration(before.live().version() + 1, configuration);
    Tokens left = departing(before).map(before.tokens()::withoutKind).orElse(before.tokens());
    return before.with(left.unrenewable()).with(next);
  }

  /** What prefixes the users of the provider that this edit removes, if it removes one. */
  public Optional<String> departing(ClusterState before) {
    return before
        .live()
        .configuration()
        .map(ConfigurationEdit::userKind)
        .filter(kind -> !configuration.map(ConfigurationEdit::userKind).equals(Optional.of(kind)));
  }

  private static String userKind(AuthConfiguration configuration) {
    return configuration.user("x").kind();
  }

  @Override
  public ConfigurationEdit back(ClusterState state) {
    return new ConfigurationEdit(state.live().configuration());
  }

  @Override
  public ConfigurationEdit piece() {
    return new ConfigurationEdit(Optional.empty());
  }

  @Override
  public String description() {
    return configuration
        .map(AuthConfiguration::client)
        .map(
            client ->
                "auth configuration set: issuer %s, client %s, secret %s"
                    .formatted(client.issuer(), client.clientId(), Secret.MASK))
        .orElse("no auth configuration");
  }

  @Override
  public List<String> row() {
    return configuration.map(it -> List.of(KIND, ConfigurationJson.text(it))).orElse(List.of(KIND));
  }

  @Override
  public ConfigurationEdit masked() {
    return new ConfigurationEdit(configuration.map(ConfigurationEdit::masked));
  }

  public static AuthConfiguration masked(AuthConfiguration configuration) {
    OidcClient client = configuration.client();
    return client.clientSecret().isEmpty()
        ? configuration
        : configuration.withClient(client.withSecret(Secret.of(Secret.MASK)));
  }
}
