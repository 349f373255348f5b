package io.pachsh.pachd;

import io.pachsh.cluster.identity.Connector;
import io.pachsh.cluster.identity.ConnectorStore;
import io.pachsh.pachd.connection.CallPolicy;
import io.pachsh.pachd.connection.PachdClient;
import io.pachsh.wire.IdentityMessages;
import io.pachsh.wire.identity.APIGrpc;
import io.pachsh.wire.identity.CreateIDPConnectorRequest;
import io.pachsh.wire.identity.DeleteIDPConnectorRequest;
import io.pachsh.wire.identity.GetIDPConnectorRequest;
import io.pachsh.wire.identity.ListIDPConnectorsRequest;
import io.pachsh.wire.identity.UpdateIDPConnectorRequest;
import java.util.List;

/** The connectors of a real cluster's identity service, as one caller. */
record RemoteConnectors(PachdClient pachd) implements ConnectorStore {
  @Override
  public List<Connector> all() {
    return pachd
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
  public Connector get(String id) {
    return IdentityMessages.connector(
        pachd
            .ask(
                APIGrpc.getGetIDPConnectorMethod(),
                GetIDPConnectorRequest.newBuilder().setId(id).build(),
                CallPolicy.READING)
            .getConnector());
  }

  @Override
  public void create(Connector connector) {
    pachd.ask(
        APIGrpc.getCreateIDPConnectorMethod(),
        CreateIDPConnectorRequest.newBuilder()
            .setConnector(IdentityMessages.message(connector))
            .build(),
        CallPolicy.changing("idp list-connector"));
  }

  @Override
  public void update(Connector connector) {
    pachd.ask(
        APIGrpc.getUpdateIDPConnectorMethod(),
        UpdateIDPConnectorRequest.newBuilder()
            .setConnector(IdentityMessages.message(connector))
            .build(),
        CallPolicy.changing("idp list-connector"));
  }

  @Override
  public void delete(String id) {
    pachd.ask(
        APIGrpc.getDeleteIDPConnectorMethod(),
        DeleteIDPConnectorRequest.newBuilder().setId(id).build(),
        CallPolicy.changing("idp list-connector"));
  }
}
