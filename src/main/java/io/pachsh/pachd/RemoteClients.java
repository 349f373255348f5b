package io.pachsh.pachd;

import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.cluster.identity.ClientStore;
import io.pachsh.cluster.identity.IdentityClient;
import io.pachsh.pachd.connection.CallPolicy;
import io.pachsh.pachd.connection.PachdClient;
import io.pachsh.wire.IdentityMessages;
import io.pachsh.wire.identity.APIGrpc;
import io.pachsh.wire.identity.CreateOIDCClientRequest;
import io.pachsh.wire.identity.DeleteOIDCClientRequest;
import io.pachsh.wire.identity.GetOIDCClientRequest;
import io.pachsh.wire.identity.ListOIDCClientsRequest;
import io.pachsh.wire.identity.UpdateOIDCClientRequest;
import java.util.List;
import java.util.Optional;

/** The clients of a real cluster's identity service, as one caller. */
record RemoteClients(PachdClient pachd) implements ClientStore {
  @Override
  public List<IdentityClient> all() {
    return pachd
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
  public IdentityClient get(String id) {
    return IdentityMessages.client(
        pachd
            .ask(
                APIGrpc.getGetOIDCClientMethod(),
                GetOIDCClientRequest.newBuilder().setId(id).build(),
                CallPolicy.READING)
            .getClient());
  }

  /** The client of that id, if there is one. */
  Optional<IdentityClient> find(String id) {
    try {
      return Optional.of(get(id));
    } catch (RefusedException e) {
      if (e.refusal() instanceof Refusal.UnknownId) {
        return Optional.empty();
      }
      throw e;
    }
  }

  @Override
  public IdentityClient create(IdentityClient client) {
    return IdentityMessages.client(
        pachd
            .ask(
                APIGrpc.getCreateOIDCClientMethod(),
                CreateOIDCClientRequest.newBuilder()
                    .setClient(IdentityMessages.message(client))
                    .build(),
                CallPolicy.changing("idp list-client"))
            .getClient());
  }

  @Override
  public void update(IdentityClient client) {
    pachd.ask(
        APIGrpc.getUpdateOIDCClientMethod(),
        UpdateOIDCClientRequest.newBuilder().setClient(IdentityMessages.message(client)).build(),
        CallPolicy.changing("idp list-client"));
  }

  @Override
  public void delete(String id) {
    pachd.ask(
        APIGrpc.getDeleteOIDCClientMethod(),
        DeleteOIDCClientRequest.newBuilder().setId(id).build(),
        CallPolicy.changing("idp list-client"));
  }
}
