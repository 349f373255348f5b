package io.pachsh.cli.idp;

import io.pachsh.access.LiveConfiguration;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.cluster.Caller;
import io.pachsh.cluster.identity.Connector;
import io.pachsh.cluster.identity.IdentityClient;
import io.pachsh.cluster.identity.IdentitySettings;
import io.pachsh.configuration.identity.ConfigSecrets;
import io.pachsh.configuration.identity.ConfigTree;
import io.pachsh.configuration.identity.ConnectorCheck;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.session.Session;
import io.pachsh.spelling.Spelling;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What the identity service of the cluster at hand has, as far as the caller may know it. */
record StoredIdentities(Session session) {
  /** The connector of that id, whose secrets the session knows from then on. */
  Connector connector(String id) {
    Connector found =
        known("connector", id, () -> caller().connectors().get(id), this::connectorIds);
    new ConfigSecrets(ConfigTree.read(found.type(), found.configuration()))
        .all()
        .forEach(session.secrets()::learn);
    return found;
  }

  /** The client of that id, whose secret the session knows from then on. */
  IdentityClient client(String id) {
    IdentityClient found = known("client", id, () -> caller().clients().get(id), this::clientIds);
    session.secrets().learn(found.secret());
    return found;
  }

  /** Whether there is a connector of that id; not when the caller may not know. */
  boolean hasConnector(String id) {
    return connectorIds().contains(id);
  }

  boolean hasClient(String id) {
    return clientIds().contains(id);
  }

  /** Every connector; nothing when the caller may not list them. */
  List<Connector> connectors() {
    return permitted(() -> caller().connectors().all()).orElse(List.of());
  }

  List<String> connectorIds() {
    return connectors().stream().map(Connector::id).toList();
  }

  List<String> clientIds() {
    return permitted(() -> caller().clients().all()).orElse(List.of()).stream()
        .map(IdentityClient::id)
        .toList();
  }

  /** What connectors are checked against: the identity service's issuer, if it can be known. */
  ConnectorCheck check() {
    String issuer =
        permitted(() -> caller().identityService().settings())
            .map(IdentitySettings::issuer)
            .orElse("");
    boolean isUsual = issuer.isEmpty() && session.context().isEmbedded();
    return new ConnectorCheck(isUsual ? IdentitySettings.LOOPBACK_ISSUER : issuer);
  }

  /** What the cluster itself logs people in with, if the caller may know it. */
  Optional<LiveConfiguration> live() {
    return permitted(() -> caller().configuration().live());
  }

  /** Whether the cluster itself logs people in as that client. */
  boolean isClustersOwn(String client) {
    return live()
        .flatMap(LiveConfiguration::configuration)
        .filter(configuration -> configuration.client().clientId().equals(client))
        .isPresent();
  }

  Caller caller() {
    return session.caller();
  }

  private static <T> Optional<T> permitted(Supplier<T> question) {
    try {
      return Optional.of(question.get());
    } catch (RefusedException e) {
      return Optional.empty();
    }
  }

  private static <T> T known(
      String kind, String id, Supplier<T> question, Supplier<List<String>> others) {
    try {
      return question.get();
    } catch (RefusedException e) {
      if (!isUnknown(e.refusal())) {
        throw e;
      }
      List<String> near = Spelling.near(id, others.get());
      throw new Failure(
          Exit.FAILED,
          "There is no %s '%s'.".formatted(kind, id),
          near.isEmpty()
              ? "'idp list-" + kind + "' lists them."
              : "Did you mean '" + near.get(0) + "'?");
    }
  }

  /** Whether a refusal says that an id is unknown. */
  private static boolean isUnknown(Refusal refusal) {
    return refusal instanceof Refusal.UnknownId;
  }
}
