package io.pachsh.pachd;

import io.pachsh.access.Connector;
import io.pachsh.access.IdentityAdministration;
import io.pachsh.access.IdentityClient;
import io.pachsh.access.IdentitySettings;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.wire.IdentityMessages;
import io.pachsh.wire.identity.APIGrpc;
import io.pachsh.wire.identity.CreateIDPConnectorRequest;
import io.pachsh.wire.identity.CreateOIDCClientRequest;
import io.pachsh.wire.identity.DeleteAllRequest;
import io.pachsh.wire.identity.DeleteIDPConnectorRequest;
import io.pachsh.wire.identity.DeleteOIDCClientRequest;
import io.pachsh.wire.identity.GetIDPConnectorRequest;
import io.pachsh.wire.identity.GetIdentityServerConfigRequest;
import io.pachsh.wire.identity.GetOIDCClientRequest;
import io.pachsh.wire.identity.ListIDPConnectorsRequest;
import io.pachsh.wire.identity.ListOIDCClientsRequest;
import io.pachsh.wire.identity.SetIdentityServerConfigRequest;
import io.pachsh.wire.identity.SetIdentityServerConfigResponse;
import io.pachsh.wire.identity.UpdateIDPConnectorRequest;
import io.pachsh.wire.identity.UpdateOIDCClientRequest;
import java.util.List;
import java.util.Optional;

/** The identity service of a real cluster, as one caller. */
record IdentityService(Line line) implements IdentityAdministration {
  @Override
  public IdentitySettings settings() {
    return IdentityMessages.settings(
        line.ask(
                APIGrpc.getGetIdentityServerConfigMethod(),
                GetIdentityServerConfigRequest.getDefaultInstance(),
                Manner.READING)
            .getConfig());
  }

  @Override
  public void setSettings(IdentitySettings settings) {
    line.ask(APIGrpc.getSetIdentityServerConfigMethod(), request(settings), Manner.CHANGING);
  }

  /** Sets the issuer alone, as a step that may be taken again. */
  Attempt<SetIdentityServerConfigResponse> setIssuer(String issuer) {
    return line.attempt(
        APIGrpc.getSetIdentityServerConfigMethod(),
        request(new IdentitySettings(issuer, "", "")),
        Manner.SETTLING);
  }

  private static SetIdentityServerConfigRequest request(IdentitySettings settings) {
    return SetIdentityServerConfigRequest.newBuilder()
        .setConfig(IdentityMessages.message(settings))
        .build();
  }

  @Override
  public List<Connector> connectors() {
    return line
        .ask(
            APIGrpc.getListIDPConnectorsMethod(),
            ListIDPConnectorsRequest.getDefaultInstance(),
            Manner.READING)
        .getConnectorsList()
        .stream()
        .map(IdentityMessages::connector)
        .toList();
  }

  @Override
  public Connector connector(String id) {
    return IdentityMessages.connector(
        line.ask(
                APIGrpc.getGetIDPConnectorMethod(),
                GetIDPConnectorRequest.newBuilder().setId(id).build(),
                Manner.READING)
            .getConnector());
  }

  @Override
  public void createConnector(Connector connector) {
    line.ask(
        APIGrpc.getCreateIDPConnectorMethod(),
        CreateIDPConnectorRequest.newBuilder()
            .setConnector(IdentityMessages.message(connector))
            .build(),
        Manner.CHANGING);
  }

  @Override
  public void updateConnector(Connector connector) {
    line.ask(
        APIGrpc.getUpdateIDPConnectorMethod(),
        UpdateIDPConnectorRequest.newBuilder()
            .setConnector(IdentityMessages.message(connector))
            .build(),
        Manner.CHANGING);
  }

  @Override
  public void deleteConnector(String id) {
    line.ask(
        APIGrpc.getDeleteIDPConnectorMethod(),
        DeleteIDPConnectorRequest.newBuilder().setId(id).build(),
        Manner.CHANGING);
  }

  @Override
  public List<IdentityClient> clients() {
    return line
        .ask(
            APIGrpc.getListOIDCClientsMethod(),
            ListOIDCClientsRequest.getDefaultInstance(),
            Manner.READING)
        .getClientsList()
        .stream()
        .map(IdentityMessages::client)
        .toList();
  }

  @Override
  public IdentityClient client(String id) {
    return IdentityMessages.client(
        line.ask(
                APIGrpc.getGetOIDCClientMethod(),
                GetOIDCClientRequest.newBuilder().setId(id).build(),
                Manner.READING)
            .getClient());
  }

  /** The client of that id, if there is one. */
  Optional<IdentityClient> find(String id) {
    try {
      return Optional.of(client(id));
    } catch (RefusedException e) {
      if (e.refusal() instanceof Refusal.NotFound) {
        return Optional.empty();
      }
      throw e;
    }
  }

  @Override
  public IdentityClient createClient(IdentityClient client) {
    return IdentityMessages.client(
        line.ask(
                APIGrpc.getCreateOIDCClientMethod(),
                CreateOIDCClientRequest.newBuilder()
                    .setClient(IdentityMessages.message(client))
                    .build(),
                Manner.CHANGING)
            .getClient());
  }

  @Override
  public void updateClient(IdentityClient client) {
    line.ask(
        APIGrpc.getUpdateOIDCClientMethod(),
        UpdateOIDCClientRequest.newBuilder().setClient(IdentityMessages.message(client)).build(),
        Manner.CHANGING);
  }

  @Override
  public void deleteClient(String id) {
    line.ask(
        APIGrpc.getDeleteOIDCClientMethod(),
        DeleteOIDCClientRequest.newBuilder().setId(id).build(),
        Manner.CHANGING);
  }

  @Override
  public void deleteAll() {
    line.ask(APIGrpc.getDeleteAllMethod(), DeleteAllRequest.getDefaultInstance(), Manner.CHANGING);
  }

  /** The same, on a pachd that may have no identity service and then has nothing to delete. */
  void deleteAllThereIs() {
    Attempt<?> attempt =
        line.attempt(
            APIGrpc.getDeleteAllMethod(), DeleteAllRequest.getDefaultInstance(), Manner.CHANGING);
    if (attempt instanceof Attempt.Managed<?> managed) {
      throw managed.why();
    }
    if (attempt instanceof Attempt.Late<?> late) {
      throw late.why();
    }
  }
}
