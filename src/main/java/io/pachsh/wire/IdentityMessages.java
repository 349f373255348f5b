package io.pachsh.wire;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import com.google.protobuf.util.JsonFormat;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.cluster.identity.Connector;
import io.pachsh.cluster.identity.IdentityClient;
import io.pachsh.cluster.identity.IdentitySettings;
import io.pachsh.secret.Secret;
import io.pachsh.wire.identity.IDPConnector;
import io.pachsh.wire.identity.IdentityServerConfig;
import io.pachsh.wire.identity.OIDCClient;
import java.util.Map;
import java.util.Optional;

/** Connectors and clients as messages, and back. */
public final class IdentityMessages {
  private static final Value NO_TEXT = Value.newBuilder().setStringValue("").build();

  private static final JsonFormat.Printer JSON =
      JsonFormat.printer().omittingInsignificantWhitespace();

  private IdentityMessages() {}

  /** The config wins over the jsonConfig; an empty one counts as absent. */
  public static Connector connector(IDPConnector message) {
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
      throw notJson(e);
    }
  }

  /**
   * The issuer that the configuration of an OpenID Connect connector names, or an empty text;
   * nothing when there is no configuration, none that is JSON, or the issuer is no text. Case does
   * not count in its name.
   */
  public static Optional<String> issuer(Connector connector) {
    try {
      if (connector.configuration().isEmpty()) {
        return Optional.empty();
      }
      Value issuer =
          message(connector).getConfig().getFieldsMap().entrySet().stream()
              .filter(field -> field.getKey().equalsIgnoreCase("issuer"))
              .map(Map.Entry::getValue)
              .findFirst()
              .orElse(NO_TEXT);
      return issuer.hasStringValue() ? Optional.of(issuer.getStringValue()) : Optional.empty();
    } catch (RefusedException e) {
      return Optional.empty();
    }
  }

  public static IDPConnector message(Connector connector) {
    Struct.Builder config = Struct.newBuilder();
    String json = connector.configuration().reveal();
    try {
      if (!json.isEmpty()) {
        JsonFormat.parser().merge(json, config);
      }
    } catch (InvalidProtocolBufferException e) {
      throw notJson(e);
    }
    return IDPConnector.newBuilder()
        .setId(connector.id())
        .setName(connector.name())
        .setType(connector.type())
        .setConfigVersion(connector.version())
        .setConfig(config)
        .build();
  }

  public static IdentityClient client(OIDCClient message) {
    return new IdentityClient(
        message.getId(),
        message.getName(),
        Secret.of(message.getSecret()),
        message.getRedirectUrisList(),
        message.getTrustedPeersList());
  }

  public static OIDCClient message(IdentityClient client) {
    return OIDCClient.newBuilder()
        .setId(client.id())
        .setName(client.name())
        .setSecret(client.secret().reveal())
        .addAllRedirectUris(client.redirectUris())
        .addAllTrustedPeers(client.trustedPeers())
        .build();
  }

  public static IdentitySettings settings(IdentityServerConfig message) {
    return new IdentitySettings(
        message.getIssuer(), message.getIdTokenExpiry(), message.getRotationTokenExpiry());
  }

  public static IdentityServerConfig message(IdentitySettings settings) {
    return IdentityServerConfig.newBuilder()
        .setIssuer(settings.issuer())
        .setIdTokenExpiry(settings.idTokenExpiry())
        .setRotationTokenExpiry(settings.rotationTokenExpiry())
        .build();
  }

  private static RefusedException notJson(Exception e) {
    return new RefusedException(
        new Refusal.Invalid("unable to deserialize JSON: " + e.getMessage()));
  }
}
