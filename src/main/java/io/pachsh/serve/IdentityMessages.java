package io.pachsh.serve;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Struct;
import com.google.protobuf.util.JsonFormat;
import io.pachsh.access.Connector;
import io.pachsh.access.IdentityClient;
import io.pachsh.secret.Secret;
import io.pachsh.wire.identity.IDPConnector;
import io.pachsh.wire.identity.OIDCClient;

/** Connectors and clients as messages, and back. */
final class IdentityMessages {
  private static final JsonFormat.Printer JSON =
      JsonFormat.printer().omittingInsignificantWhitespace();

  private IdentityMessages() {}

  /** The config wins over the jsonConfig; an empty one counts as absent. */
  static Connector connector(IDPConnector message) {
    return new Connector(
        message.getId(),
        message.getName(),
        message.getType(),
        message.getConfigVersion(),
        Secret.of(
            message.getConfig().getFieldsCount() > 0
                ? json(message.getConfig())
                : message.getJsonConfig()));
  }

  private static String json(Struct config) {
    try {
      return JSON.print(config);
    } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
      throw Names.refused("unable to deserialize JSON: " + e.getMessage());
    }
  }

  static IDPConnector message(Connector connector) {
    Struct.Builder config = Struct.newBuilder();
    try {
      JsonFormat.parser().merge(connector.configuration().reveal(), config);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("a stored connector has no JSON", e);
    }
    return IDPConnector.newBuilder()
        .setId(connector.id())
        .setName(connector.name())
        .setType(connector.type())
        .setConfigVersion(connector.version())
        .setConfig(config)
        .build();
  }

  static IdentityClient client(OIDCClient message) {
    return new IdentityClient(
        message.getId(),
        message.getName(),
        Secret.of(message.getSecret()),
        message.getRedirectUrisList(),
        message.getTrustedPeersList());
  }

  static OIDCClient message(IdentityClient client) {
    return OIDCClient.newBuilder()
        .setId(client.id())
        .setName(client.name())
        .setSecret(client.secret().reveal())
        .addAllRedirectUris(client.redirectUris())
        .addAllTrustedPeers(client.trustedPeers())
        .build();
  }
}
