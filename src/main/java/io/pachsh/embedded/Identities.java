package io.pachsh.embedded;

import io.pachsh.access.Connector;
import io.pachsh.access.IdentityClient;
import io.pachsh.access.IdentitySettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/** What is stored about the identity service; an immutable value. */
record Identities(
    IdentitySettings settings,
    PMap<String, Connector> connectors,
    PMap<String, IdentityClient> clients) {
  static final Identities NONE =
      new Identities(IdentitySettings.NONE, HashTreePMap.empty(), HashTreePMap.empty());

  Optional<Connector> connector(String id) {
    return Optional.ofNullable(connectors.get(id));
  }

  Optional<IdentityClient> client(String id) {
    return Optional.ofNullable(clients.get(id));
  }

  Identities with(IdentitySettings other) {
    return new Identities(other, connectors, clients);
  }

  Identities withConnector(String id, Optional<Connector> connector) {
    return new Identities(
        settings,
        connector.map(it -> connectors.plus(id, it)).orElseGet(() -> connectors.minus(id)),
        clients);
  }

  Identities withClient(String id, Optional<IdentityClient> client) {
    return new Identities(
        settings,
        connectors,
        client.map(it -> clients.plus(id, it)).orElseGet(() -> clients.minus(id)));
  }

  /** What makes these of nothing, in the order of their ids. */
  List<Edit> edits() {
    List<Edit> edits = new ArrayList<>();
    if (!settings.equals(IdentitySettings.NONE)) {
      edits.add(new SettingsEdit(settings));
    }
    new TreeSet<>(connectors.keySet())
        .forEach(id -> edits.add(new ConnectorEdit(id, connector(id))));
    new TreeSet<>(clients.keySet()).forEach(id -> edits.add(new ClientEdit(id, client(id))));
    return edits;
  }

  /** What makes nothing of these. */
  List<Edit> clearing() {
    return edits().stream().map(Edit::piece).toList();
  }
}
