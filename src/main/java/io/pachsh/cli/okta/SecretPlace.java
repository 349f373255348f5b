package io.pachsh.cli.okta;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.LiveConfiguration;
import io.pachsh.access.RefusedException;
import io.pachsh.cluster.Caller;
import io.pachsh.cluster.identity.Connector;
import io.pachsh.configuration.identity.ConfigTree;
import io.pachsh.failure.Failure;
import io.pachsh.okta.OktaSecret;
import io.pachsh.secret.Secret;
import java.util.List;
import java.util.Optional;

/** Where a cluster keeps the secret of an app: its auth configuration, or a connector. */
sealed interface SecretPlace {
  String CLIENT_ID = "clientID";
  String CLIENT_SECRET = "clientSecret";
  String ISSUER = "issuer";

  /** For people, such as {@code the connector okta}. */
  String text();

  /** The secret that is kept there now. */
  Secret secret();

  /** The issuer that is asked with it. */
  String issuer();

  String redirectUri();

  void put(Caller caller, Secret other);

  /** The place in which a cluster keeps the secret of a client; empty for none. */
  static Optional<SecretPlace> of(Caller caller, String clientId) {
    LiveConfiguration live = caller.configuration().live();
    Optional<SecretPlace> configured =
        live.configuration()
            .filter(it -> it.client().clientId().equals(clientId))
            .map(it -> new InConfiguration(live.version(), it));
    return configured.or(() -> connector(caller, clientId).map(InConnector::new));
  }

  private static Optional<Connector> connector(Caller caller, String clientId) {
    try {
      return caller.connectors().all().stream()
          .filter(each -> value(each, CLIENT_ID).equals(clientId))
          .findFirst();
    } catch (RefusedException e) {
      // A cluster whose connectors this caller may not see, or that has none.
      return Optional.empty();
    }
  }

  /** A text of a connector's configuration; empty also where that cannot be read. */
  static String value(Connector connector, String key) {
    try {
      return tree(connector).text(key);
    } catch (Failure e) {
      // Somebody else's connector, whose damage does not concern this one.
      return "";
    }
  }

  private static ConfigTree tree(Connector connector) {
    return ConfigTree.read(connector.type(), connector.configuration());
  }

  /** In the auth configuration. */
  record InConfiguration(long version, AuthConfiguration configuration) implements SecretPlace {
    @Override
    public String text() {
      return "the auth configuration";
    }

    @Override
    public Secret secret() {
      return configuration.client().clientSecret();
    }

    @Override
    public String issuer() {
      return configuration.client().issuer();
    }

    @Override
    public String redirectUri() {
      return configuration.client().redirectUri();
    }

    @Override
    public void put(Caller caller, Secret other) {
      AuthConfiguration changed =
          configuration.withClient(configuration.client().withSecret(other));
      var unused = caller.configuration().set(changed, 0, false);
    }
  }

  /** In a connector of the identity service. */
  record InConnector(Connector connector) implements SecretPlace {
    @Override
    public String text() {
      return "the connector " + connector.id();
    }

    @Override
    public Secret secret() {
      return Secret.of(tree(connector).text(CLIENT_SECRET));
    }

    @Override
    public String issuer() {
      return tree(connector).text(ISSUER);
    }

    @Override
    public String redirectUri() {
      return tree(connector).text("redirectURI");
    }

    @Override
    public void put(Caller caller, Secret other) {
      long version = caller.connectors().get(connector.id()).version();
      caller
          .connectors()
          .update(
              new Connector(
                  connector.id(),
                  connector.name(),
                  connector.type(),
                  version + 1,
                  tree(connector).with(CLIENT_SECRET, other.reveal()).json()));
    }
  }

  /** How many secrets Okta keeps beside the one that is used here; the oldest first. */
  static List<OktaSecret> unused(List<OktaSecret> all, Secret used) {
    return all.stream().filter(each -> !each.value().equals(Optional.of(used))).toList();
  }
}
