package io.pachsh.embedded;

import io.pachsh.access.Permission;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.cluster.identity.Connector;
import io.pachsh.cluster.identity.ConnectorStore;
import java.util.List;

/**
 * The connectors that an embedded cluster's identity service has stored, as one caller.
 *
 * @param changed is told once a connector was made or changed
 */
record EmbeddedConnectors(CallerOperations operations, ConnectorOpening opening, Runnable changed)
    implements ConnectorStore {
  @Override
  public List<Connector> all() {
    return List.copyOf(
        operations
            .permitted(Permission.CLUSTER_IDENTITY_LIST_IDPS)
            .identities()
            .connectors()
            .values());
  }

  @Override
  public Connector get(String id) {
    return operations
        .permitted(Permission.CLUSTER_IDENTITY_GET_IDP)
        .identities()
        .connector(id)
        .orElseThrow(() -> new RefusedException(new Refusal.UnknownId()));
  }

  @Override
  public void create(Connector connector) {
    opening.require(now().creatable(connector));
    IdentityRequest.make(operations, request -> request.create(connector));
    changed.run();
  }

  @Override
  public void update(Connector connector) {
    opening.require(now().updated(connector));
    IdentityRequest.make(operations, request -> request.update(connector));
    changed.run();
  }

  /**
   * What can be told before the provider is asked, which takes time and must not hold changes up.
   */
  private IdentityRequest now() {
    return new IdentityRequest(operations.gate(), operations.ids());
  }

  @Override
  public void delete(String id) {
    IdentityRequest.make(operations, request -> request.deleteConnector(id));
  }
}
