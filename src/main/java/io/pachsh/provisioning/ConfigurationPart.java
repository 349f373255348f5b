package io.pachsh.provisioning;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.OidcClient;
import io.pachsh.cluster.ConfigurationStore;
import io.pachsh.configuration.ConfigurationDiff;
import io.pachsh.secret.Secret;
import java.util.List;
import java.util.Optional;

/**
 * The cluster's auth configuration, as a client of the identity service.
 *
 * @param client whose secret it holds; known at the latest once the client is there
 */
record ConfigurationPart(ConfigurationStore store, ClientPart client)
    implements PlannedPart<AuthConfiguration> {
  /** Stands for the secret of a client that is not there yet. */
  static final Secret LATER = Secret.of(Secret.MASK);

  @Override
  public String name() {
    return "auth configuration";
  }

  @Override
  public Optional<AuthConfiguration> read() {
    return store.live().configuration();
  }

  @Override
  public boolean isSame(AuthConfiguration one, AuthConfiguration other) {
    return !isLater(one)
        && !isLater(other)
        && ConfigurationDiff.lines(Optional.of(one), other).isEmpty();
  }

  @Override
  public boolean isMade(AuthConfiguration present, AuthConfiguration wanted) {
    return ConfigurationDiff.lines(Optional.of(present), wanted).isEmpty();
  }

  @Override
  public List<String> difference(Optional<AuthConfiguration> before, AuthConfiguration wanted) {
    List<String> lines = ConfigurationDiff.lines(before, wanted);
    return lines.isEmpty() ? List.of("~ client_secret: ••• → the new client's") : lines;
  }

  private static boolean isLater(AuthConfiguration configuration) {
    return configuration.client().clientSecret().equals(LATER);
  }

  @Override
  public void create(AuthConfiguration wanted) {
    OidcClient registered = wanted.client();
    var unused =
        store.set(
            isLater(wanted) ? wanted.withClient(registered.withSecret(client.secret())) : wanted,
            store.live().version(),
            false);
  }

  @Override
  public void change(AuthConfiguration present, AuthConfiguration wanted) {
    create(wanted);
  }

  @Override
  public void remove(AuthConfiguration present) {
    var unused = store.clear(true);
  }

  @Override
  public String byHand(Optional<AuthConfiguration> before) {
    return before.isEmpty()
        ? "'auth set-config' with another configuration; nobody can log in with this one"
        : "'auth set-config' with issuer: '%s'".formatted(before.get().client().issuer());
  }
}
