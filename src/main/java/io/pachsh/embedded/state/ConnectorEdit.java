package io.pachsh.embedded.state;

import io.pachsh.cluster.identity.Connector;
import io.pachsh.secret.Secret;
import java.util.List;
import java.util.Optional;

/** What a connector of the identity service is, its version included; nothing when it is gone. */
public record ConnectorEdit(String id, Optional<Connector> connector) implements Edit {
  static final String KIND = "connector";

  public static ConnectorEdit of(Connector connector) {
    return new ConnectorEdit(connector.id(), Optional.of(connector));
  }

  @Override
  public ClusterState on(ClusterState before) {
    return before.with(before.identities().withConnector(id, connector));
  }

  @Override
  public ConnectorEdit back(ClusterState state) {
    return new ConnectorEdit(id, state.identities().connector(id));
  }

  @Override
  public ConnectorEdit piece() {
    return new ConnectorEdit(id, Optional.empty());
  }

  @Override
  public boolean holds(ClusterState state) {
    return atVersion(0).equals(back(state).atVersion(0));
  }

  @Override
  public ConnectorEdit renewed(ClusterState state) {
    long latest =
        state.identities().connector(id).or(() -> connector).map(Connector::version).orElse(0L);
    return atVersion(latest + 1);
  }

  private ConnectorEdit atVersion(long version) {
    return new ConnectorEdit(
        id,
        connector.map(
            it -> new Connector(it.id(), it.name(), it.type(), version, it.configuration())));
  }

  @Override
  public String description() {
    return connector
        .map(
            it ->
                "connector %s (%s) set, version %d, configuration %s"
                    .formatted(id, it.type(), it.version(), Secret.MASK))
        .orElse("no connector " + id);
  }

  @Override
  public List<String> row() {
    return connector
        .map(
            it ->
                List.of(
                    KIND,
                    id,
                    it.name(),
                    it.type(),
                    Long.toString(it.version()),
                    it.configuration().reveal()))
        .orElse(List.of(KIND, id));
  }

  static ConnectorEdit read(List<String> row) throws DamagedException {
    String id = EditJson.column(row, 1);
    if (row.size() == 2) {
      return new ConnectorEdit(id, Optional.empty());
    }
    Secret configuration = Secret.of(EditJson.column(row, 5));
    return of(new Connector(id, row.get(2), row.get(3), Long.parseLong(row.get(4)), configuration));
  }

  @Override
  public ConnectorEdit masked() {
    return new ConnectorEdit(
        id,
        connector.map(
            it ->
                new Connector(
                    it.id(), it.name(), it.type(), it.version(), Secret.of(Secret.MASK))));
  }
}
