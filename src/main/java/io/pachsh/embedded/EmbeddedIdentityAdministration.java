package io.pachsh.embedded;

import io.pachsh.access.Permission;
import io.pachsh.access.Principal;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.cluster.Connector;
import io.pachsh.cluster.IdentityAdministration;
import io.pachsh.cluster.IdentityClient;
import io.pachsh.cluster.IdentitySettings;
import io.pachsh.embedded.change.Proposal;
import io.pachsh.embedded.state.Identities;
import io.pachsh.embedded.state.SettingsEdit;
import java.util.List;
import java.util.function.Function;

/** What is stored about the identity service of an embedded cluster, as one caller. */
final class EmbeddedIdentityAdministration implements IdentityAdministration {
  private final CallerOperations callerOperations;

  EmbeddedIdentityAdministration(CallerOperations callerOperations) {
    this.callerOperations = callerOperations;
  }

  @Override
  public IdentitySettings settings() {
    return permitted(Permission.CLUSTER_IDENTITY_GET_CONFIG).settings();
  }

  @Override
  public void setSettings(IdentitySettings settings) {
    changed(
        request -> {
          Principal caller = request.gate().permitted(Permission.CLUSTER_IDENTITY_SET_CONFIG);
          return request.changed(caller, new SettingsEdit(settings), true);
        });
  }

  @Override
  public List<Connector> connectors() {
    return permitted(Permission.CLUSTER_IDENTITY_LIST_IDPS).connectors().values().stream().toList();
  }

  @Override
  public Connector connector(String id) {
    return permitted(Permission.CLUSTER_IDENTITY_GET_IDP)
        .connector(id)
        .orElseThrow(EmbeddedIdentityAdministration::unknown);
  }

  @Override
  public void createConnector(Connector connector) {
    changed(request -> request.create(connector));
  }

  @Override
  public void updateConnector(Connector connector) {
    changed(request -> request.update(connector));
  }

  @Override
  public void deleteConnector(String id) {
    changed(request -> request.deleteConnector(id));
  }

  @Override
  public List<IdentityClient> clients() {
    return permitted(Permission.CLUSTER_IDENTITY_LIST_OIDC_CLIENTS).clients().values().stream()
        .toList();
  }

  @Override
  public IdentityClient client(String id) {
    return permitted(Permission.CLUSTER_IDENTITY_GET_OIDC_CLIENT)
        .client(id)
        .orElseThrow(EmbeddedIdentityAdministration::unknown);
  }

  @Override
  public IdentityClient createClient(IdentityClient client) {
    return changed(request -> request.create(client));
  }

  @Override
  public void updateClient(IdentityClient client) {
    changed(request -> request.update(client));
  }

  @Override
  public void deleteClient(String id) {
    changed(request -> request.deleteClient(id));
  }

  @Override
  public void deleteAll() {
    changed(IdentityRequest::deleteAll);
  }

  private Identities permitted(Permission permission) {
    Gate gate = callerOperations.gate();
    gate.permitted(permission);
    return gate.state().identities();
  }

  private <T> T changed(Function<IdentityRequest, Proposal<T>> decide) {
    return callerOperations.change(
        false, gate -> decide.apply(new IdentityRequest(gate, callerOperations.identifiers())));
  }

  private static RefusedException unknown() {
    return new RefusedException(new Refusal.UnknownId());
  }
}
