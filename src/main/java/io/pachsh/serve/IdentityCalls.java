package io.pachsh.serve;

import io.pachsh.access.Permission;
import io.pachsh.wire.IdentityMessages;
import io.pachsh.wire.identity.APIGrpc;
import io.pachsh.wire.identity.CreateIDPConnectorRequest;
import io.pachsh.wire.identity.CreateIDPConnectorResponse;
import io.pachsh.wire.identity.CreateOIDCClientRequest;
import io.pachsh.wire.identity.CreateOIDCClientResponse;
import io.pachsh.wire.identity.DeleteAllRequest;
import io.pachsh.wire.identity.DeleteAllResponse;
import io.pachsh.wire.identity.DeleteIDPConnectorRequest;
import io.pachsh.wire.identity.DeleteIDPConnectorResponse;
import io.pachsh.wire.identity.DeleteOIDCClientRequest;
import io.pachsh.wire.identity.DeleteOIDCClientResponse;
import io.pachsh.wire.identity.GetIDPConnectorRequest;
import io.pachsh.wire.identity.GetIDPConnectorResponse;
import io.pachsh.wire.identity.GetIdentityServerConfigRequest;
import io.pachsh.wire.identity.GetIdentityServerConfigResponse;
import io.pachsh.wire.identity.GetOIDCClientRequest;
import io.pachsh.wire.identity.GetOIDCClientResponse;
import io.pachsh.wire.identity.ListIDPConnectorsRequest;
import io.pachsh.wire.identity.ListIDPConnectorsResponse;
import io.pachsh.wire.identity.ListOIDCClientsRequest;
import io.pachsh.wire.identity.ListOIDCClientsResponse;
import io.pachsh.wire.identity.SetIdentityServerConfigRequest;
import io.pachsh.wire.identity.SetIdentityServerConfigResponse;
import io.pachsh.wire.identity.UpdateIDPConnectorRequest;
import io.pachsh.wire.identity.UpdateIDPConnectorResponse;
import io.pachsh.wire.identity.UpdateOIDCClientRequest;
import io.pachsh.wire.identity.UpdateOIDCClientResponse;
import java.util.List;

/** What is stored about the identity service. */
final class IdentityCalls {
  private IdentityCalls() {}

  static List<Rpc<?, ?>> calls() {
    return List.of(
        Rpc.of(
                APIGrpc.getSetIdentityServerConfigMethod(),
                RequiredPermission.of(Permission.CLUSTER_IDENTITY_SET_CONFIG),
                IdentityCalls::setSettings)
            .requiring("config"),
        Rpc.of(
            APIGrpc.getGetIdentityServerConfigMethod(),
            RequiredPermission.of(Permission.CLUSTER_IDENTITY_GET_CONFIG),
            IdentityCalls::settings),
        Rpc.of(
                APIGrpc.getCreateIDPConnectorMethod(),
                RequiredPermission.of(Permission.CLUSTER_IDENTITY_CREATE_IDP),
                IdentityCalls::createConnector)
            .requiring("connector")
            .askingProvider(),
        Rpc.of(
                APIGrpc.getUpdateIDPConnectorMethod(),
                RequiredPermission.of(Permission.CLUSTER_IDENTITY_UPDATE_IDP),
                IdentityCalls::updateConnector)
            .requiring("connector")
            .askingProvider(),
        Rpc.of(
            APIGrpc.getListIDPConnectorsMethod(),
            RequiredPermission.of(Permission.CLUSTER_IDENTITY_LIST_IDPS),
            IdentityCalls::connectors),
        Rpc.of(
            APIGrpc.getGetIDPConnectorMethod(),
            RequiredPermission.of(Permission.CLUSTER_IDENTITY_GET_IDP),
            IdentityCalls::connector),
        Rpc.of(
            APIGrpc.getDeleteIDPConnectorMethod(),
            RequiredPermission.of(Permission.CLUSTER_IDENTITY_DELETE_IDP),
            IdentityCalls::deleteConnector),
        Rpc.of(
                APIGrpc.getCreateOIDCClientMethod(),
                RequiredPermission.of(Permission.CLUSTER_IDENTITY_CREATE_OIDC_CLIENT),
                IdentityCalls::createClient)
            .requiring("client"),
        Rpc.of(
                APIGrpc.getUpdateOIDCClientMethod(),
                RequiredPermission.of(Permission.CLUSTER_IDENTITY_UPDATE_OIDC_CLIENT),
                IdentityCalls::updateClient)
            .requiring("client"),
        Rpc.of(
            APIGrpc.getGetOIDCClientMethod(),
            RequiredPermission.of(Permission.CLUSTER_IDENTITY_GET_OIDC_CLIENT),
            IdentityCalls::client),
        Rpc.of(
            APIGrpc.getListOIDCClientsMethod(),
            RequiredPermission.of(Permission.CLUSTER_IDENTITY_LIST_OIDC_CLIENTS),
            IdentityCalls::clients),
        Rpc.of(
            APIGrpc.getDeleteOIDCClientMethod(),
            RequiredPermission.of(Permission.CLUSTER_IDENTITY_DELETE_OIDC_CLIENT),
            IdentityCalls::deleteClient),
        Rpc.of(
            APIGrpc.getDeleteAllMethod(),
            RequiredPermission.of(Permission.CLUSTER_DELETE_ALL),
            IdentityCalls::deleteAll));
  }

  private static SetIdentityServerConfigResponse setSettings(
      CallContext context, SetIdentityServerConfigRequest request) {
    context.caller().identityService().set(IdentityMessages.settings(request.getConfig()));
    return SetIdentityServerConfigResponse.getDefaultInstance();
  }

  private static GetIdentityServerConfigResponse settings(
      CallContext context, GetIdentityServerConfigRequest request) {
    return GetIdentityServerConfigResponse.newBuilder()
        .setConfig(IdentityMessages.message(context.caller().identityService().settings()))
        .build();
  }

  private static CreateIDPConnectorResponse createConnector(
      CallContext context, CreateIDPConnectorRequest request) {
    context.caller().connectors().create(IdentityMessages.connector(request.getConnector()));
    return CreateIDPConnectorResponse.getDefaultInstance();
  }

  private static UpdateIDPConnectorResponse updateConnector(
      CallContext context, UpdateIDPConnectorRequest request) {
    context.caller().connectors().update(IdentityMessages.connector(request.getConnector()));
    return UpdateIDPConnectorResponse.getDefaultInstance();
  }

  private static ListIDPConnectorsResponse connectors(
      CallContext context, ListIDPConnectorsRequest request) {
    return ListIDPConnectorsResponse.newBuilder()
        .addAllConnectors(
            context.caller().connectors().all().stream().map(IdentityMessages::message).toList())
        .build();
  }

  private static GetIDPConnectorResponse connector(
      CallContext context, GetIDPConnectorRequest request) {
    return GetIDPConnectorResponse.newBuilder()
        .setConnector(IdentityMessages.message(context.caller().connectors().get(request.getId())))
        .build();
  }

  private static DeleteIDPConnectorResponse deleteConnector(
      CallContext context, DeleteIDPConnectorRequest request) {
    context.caller().connectors().delete(request.getId());
    return DeleteIDPConnectorResponse.getDefaultInstance();
  }

  private static CreateOIDCClientResponse createClient(
      CallContext context, CreateOIDCClientRequest request) {
    return CreateOIDCClientResponse.newBuilder()
        .setClient(
            IdentityMessages.message(
                context.caller().clients().create(IdentityMessages.client(request.getClient()))))
        .build();
  }

  private static UpdateOIDCClientResponse updateClient(
      CallContext context, UpdateOIDCClientRequest request) {
    context.caller().clients().update(IdentityMessages.client(request.getClient()));
    return UpdateOIDCClientResponse.getDefaultInstance();
  }

  private static GetOIDCClientResponse client(CallContext context, GetOIDCClientRequest request) {
    return GetOIDCClientResponse.newBuilder()
        .setClient(IdentityMessages.message(context.caller().clients().get(request.getId())))
        .build();
  }

  private static ListOIDCClientsResponse clients(
      CallContext context, ListOIDCClientsRequest request) {
    return ListOIDCClientsResponse.newBuilder()
        .addAllClients(
            context.caller().clients().all().stream().map(IdentityMessages::message).toList())
        .build();
  }

  private static DeleteOIDCClientResponse deleteClient(
      CallContext context, DeleteOIDCClientRequest request) {
    context.caller().clients().delete(request.getId());
    return DeleteOIDCClientResponse.getDefaultInstance();
  }

  private static DeleteAllResponse deleteAll(CallContext context, DeleteAllRequest request) {
    context.caller().identityService().deleteAll();
    return DeleteAllResponse.getDefaultInstance();
  }
}
