package io.pachsh.embedded;

import com.fasterxml.jackson.core.JsonGenerator;
import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.LiveConfiguration;
import io.pachsh.access.OidcClient;
import io.pachsh.access.Principal;
import io.pachsh.secret.Secret;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The auth configuration was replaced. When the provider's name goes with it, the sessions of its
 * users end.
 */
record ConfigurationSet(Stamp stamp, AuthConfiguration configuration) implements Change {
  static final String KIND = "configuration-set";

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public ClusterState on(ClusterState before) {
    LiveConfiguration next =
        new LiveConfiguration(before.live().version() + 1, Optional.of(configuration));
    return departing(before)
        .map(kind -> before.with(before.tokens().withoutKind(kind)))
        .orElse(before)
        .with(next);
  }

  /** How many tokens this change ends. */
  int sessionsEnded(ClusterState before) {
    return departing(before).map(before.tokens()::countOfKind).orElse(0);
  }

  /** Users and groups of the departing provider that keep bindings nobody can use, sorted. */
  List<Principal> orphans(ClusterState before) {
    return departing(before)
        .map(
            kind -> {
              AuthConfiguration old = before.live().configuration().orElseThrow();
              return before.bindings().principalsOf(Set.of(kind, old.group("x").kind()));
            })
        .orElse(List.of());
  }

  /** What prefixes the users of the provider that this change removes, if it removes one. */
  private Optional<String> departing(ClusterState before) {
    return before
        .live()
        .configuration()
        .map(ConfigurationSet::userKind)
        .filter(kind -> !kind.equals(userKind(configuration)));
  }

  private static String userKind(AuthConfiguration configuration) {
    return configuration.user("x").kind();
  }

  @Override
  public String description() {
    return "auth configuration set: issuer %s, client %s, secret %s"
        .formatted(configuration.client().issuer(), configuration.client().clientId(), Secret.MASK);
  }

  @Override
  public ConfigurationSet masked() {
    OidcClient client = configuration.client();
    return new ConfigurationSet(
        stamp,
        configuration.withClient(
            new OidcClient(
                client.issuer(), client.clientId(), Secret.of(Secret.MASK), client.redirectUri())));
  }

  @Override
  public void write(JsonGenerator json) throws IOException {
    json.writeFieldName("configuration");
    ConfigurationJson.write(json, configuration);
  }

  static ConfigurationSet read(Stamp stamp, JsonObject json) throws DamagedException {
    return new ConfigurationSet(stamp, ConfigurationJson.read(json.object("configuration")));
  }
}
