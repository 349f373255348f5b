package io.pachsh.pachd;

import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.cluster.Connector;
import io.pachsh.cluster.IdentityAdministration;
import io.pachsh.cluster.IdentityClient;
import io.pachsh.cluster.IdentitySettings;
import io.pachsh.pachd.connection.CallPolicy;
import io.pachsh.pachd.connection.OptionalCall;
import io.pachsh.pachd.connection.PachdClient;
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
record IdentityService(PachdClient pachdClient) implements IdentityAdministration {
  @Override
  public IdentitySettings settings() {
    return IdentityMessages.settings(
        pachdClient
            .ask(
                APIGrpc.getGetIdentityServerConfigMethod(),
                GetIdentityServerConfigRequest.getDefaultInstance(),
                CallPolicy.READING)
            .getConfig());
  }

  @Override
  public void setSettings(IdentitySettings settings) {
    pachdClient.ask(
        APIGrpc.getSetIdentityServerConfigMethod(), request(settings), CallPolicy.CHANGING);
  }

  /** Sets the issuer alone, as a step that may be taken again. */
  OptionalCall<SetIdentityServerConfigResponse> setIssuer(String issuer) {
    return pachdClient.attempt(
        APIGrpc.getSetIdentityServerConfigMethod(),
        request(new IdentitySettings(issuer, "", "")),
        CallPolicy.SETTLING);
  }

  private static SetIdentityServerConfigRequest request(IdentitySettings settings) {
    return SetIdentityServerConfigRequest.newBuilder()
        .setConfig(IdentityMessages.message(settings))
        .build();
  }

  @Override
  public List<Connector> connectors() {
    return pachdClient
        .ask(
            APIGrpc.getListIDPConnectorsMethod(),
            ListIDPConnectorsRequest.getDefaultInstance(),
            CallPolicy.READING)
        .getConnectorsList()
        .stream()
        .map(IdentityMessages::connector)
        .toList();
  }

  @Override
  public Connector connector(String id) {
    return IdentityMessages.connector(
        pachdClient
            .ask(
                APIGrpc.getGetIDPConnectorMethod(),
                GetIDPConnectorRequest.newBuilder().setId(id).build(),
                CallPolicy.READING)
            .getConnector());
  }

  @Override
  public void createConnector(Connector connector) {
    pachdClient.ask(
        APIGrpc.getCreateIDPConnectorMethod(),
        CreateIDPConnectorRequest.newBuilder()
            .setConnector(IdentityMessages.message(connector))
            .build(),
        CallPolicy.CHANGING);
  }

  @Override
  public void updateConnector(Connector connector) {
    pachdClient.ask(
        APIGrpc.getUpdateIDPConnectorMethod(),
        UpdateIDPConnectorRequest.newBuilder()
            .setConnector(IdentityMessages.message(connector))
            .build(),
        CallPolicy.CHANGING);
  }

  @Override
  public void deleteConnector(String id) {
    pachdClient.ask(
        APIGrpc.getDeleteIDPConnectorMethod(),
        DeleteIDPConnectorRequest.newBuilder().setId(id).build(),
        CallPolicy.CHANGING);
  }

  @Override
  public List<IdentityClient> clients() {
    return pachdClient
        .ask(
            APIGrpc.getListOIDCClientsMethod(),
            ListOIDCClientsRequest.getDefaultInstance(),
            CallPolicy.READING)
        .getClientsList()
        .stream()
        .map(IdentityMessages::client)
        .toList();
  }

  @Override
  public IdentityClient client(String id) {
    return IdentityMessages.client(
        pachdClient
            .ask(
                APIGrpc.getGetOIDCClientMethod(),
                GetOIDCClientRequest.newBuilder().setId(id).build(),
                CallPolicy.READING)
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
        pachdClient
            .ask(
                APIGrpc.getCreateOIDCClientMethod(),
                CreateOIDCClientRequest.newBuilder()
                    .setClient(IdentityMessages.message(client))
                    .build(),
                CallPolicy.CHANGING)
            .getClient());
  }

  @Override
  public void updateClient(IdentityClient client) {
    pachdClient.ask(
        APIGrpc.getUpdateOIDCClientMethod(),
        UpdateOIDCClientRequest.newBuilder().setClient(IdentityMessages.message(client)).build(),
        CallPolicy.CHANGING);
  }

  @Override
  public void deleteClient(String id) {
    pachdClient.ask(
        APIGrpc.getDeleteOIDCClientMethod(),
        DeleteOIDCClientRequest.newBuilder().setId(id).build(),
        CallPolicy.CHANGING);
  }

  @Override
  public void deleteAll() {
    pachdClient.ask(
        APIGrpc.getDeleteAllMethod(), DeleteAllRequest.getDefaultInstance(), CallPolicy.CHANGING);
  }

  /** The same, on a pachd that may have no identity service and then has nothing to delete. */
  void deleteAllThereIs() {
    OptionalCall<?> optionalCall =
        pachdClient.attempt(
            APIGrpc.getDeleteAllMethod(),
            DeleteAllRequest.getDefaultInstance(),
            CallPolicy.CHANGING);
    if (optionalCall instanceof OptionalCall.Managed<?> managed) {
      throw managed.why();
    }
    if (optionalCall instanceof OptionalCall.Late<?> late) {
      throw late.why();
    }
  }
}
