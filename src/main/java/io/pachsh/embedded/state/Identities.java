package io.pachsh.embedded.state;

import io.pachsh.cluster.identity.Connector;
import io.pachsh.cluster.identity.IdentityClient;
import io.pachsh.cluster.identity.IdentitySettings;
import io.pachsh.secret.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pcollections.OrderedPMap;
import org.pcollections.PMap;

/**
 * What is stored about the identity service; an immutable value.
 *
 * @param connectors in the order in which they were made, as are the clients
 * @param signingKeys what signs its tokens, as the service wrote it; empty before the first. No
 *     content: undoing and deleting leave it alone, or tokens that are out would be worth nothing
 */
public record Identities(
    IdentitySettings settings,
    PMap<String, Connector> connectors,
    PMap<String, IdentityClient> clients,
    Secret signingKeys) {
  public static final Identities NONE =
      new Identities(
          IdentitySettings.NONE, OrderedPMap.empty(), OrderedPMap.empty(), Secret.of(""));

  public Optional<Connector> connector(String id) {
    return Optional.ofNullable(connectors.get(id));
  }

  public Optional<IdentityClient> client(String id) {
    return Optional.ofNullable(clients.get(id));
  }

  Identities with(IdentitySettings other) {
    return new Identities(other, connectors, clients, signingKeys);
  }

  Identities withConnector(String id, Optional<Connector> connector) {
    return new Identities(
        settings,
        connector.map(it -> connectors.plus(id, it)).orElseGet(() -> connectors.minus(id)),
        clients,
        signingKeys);
  }

  Identities withClient(String id, Optional<IdentityClient> client) {
    return new Identities(
        settings,
        connectors,
        client.map(it -> clients.plus(id, it)).orElseGet(() -> clients.minus(id)),
        signingKeys);
  }

  public Identities withSigningKeys(Secret other) {
    return new Identities(settings, connectors, clients, other);
  }

  /** What makes the content of these of nothing, in its order. */
  public List<Edit> edits() {
    List<Edit> edits = new ArrayList<>();
    if (!settings.equals(IdentitySettings.NONE)) {
      edits.add(new SettingsEdit(settings));
    }
    connectors.keySet().forEach(id -> edits.add(new ConnectorEdit(id, connector(id))));
    clients.keySet().forEach(id -> edits.add(new ClientEdit(id, client(id))));
    return edits;
  }

  /** What makes nothing of these. */
  public List<Edit> clearing() {
    return edits().stream().map(Edit::piece).toList();
  }
}
