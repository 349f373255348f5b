package io.pachsh.provisioning;

import io.pachsh.cluster.identity.Connector;
import io.pachsh.cluster.identity.ConnectorStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One connector of the identity service. */
record ConnectorPart(ConnectorStore store, String id) implements PlannedPart<Connector> {
  @Override
  public String name() {
    return "connector " + id;
  }

  @Override
  public Optional<Connector> read() {
    return Existing.of(() -> store.get(id));
  }

  @Override
  public boolean isSame(Connector one, Connector other) {
    return one.name().equals(other.name())
        && one.type().equals(other.type())
        && ConnectorConfig.of(one).equals(ConnectorConfig.of(other));
  }

  @Override
  public List<String> difference(Optional<Connector> before, Connector wanted) {
    return Difference.lines(before.map(ConnectorPart::keys).orElse(Map.of()), keys(wanted));
  }

  private static Map<String, Object> keys(Connector connector) {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("name", connector.name());
    keys.put("type", connector.type());
    keys.putAll(ConnectorConfig.of(connector).masked());
    return keys;
  }

  @Override
  public void create(Connector wanted) {
    store.create(versioned(wanted, 1));
  }

  @Override
  public void change(Connector present, Connector wanted) {
    store.update(versioned(wanted, present.version() + 1));
  }

  private static Connector versioned(Connector connector, long version) {
    return new Connector(
        connector.id(), connector.name(), connector.type(), version, connector.configuration());
  }

  @Override
  public void remove(Connector present) {
    store.delete(id);
  }

  @Override
  public String byHand(Optional<Connector> before) {
    return before.isEmpty()
        ? "'idp delete-connector %s'".formatted(id)
        : "'idp edit-connector %s'".formatted(id);
  }
}
