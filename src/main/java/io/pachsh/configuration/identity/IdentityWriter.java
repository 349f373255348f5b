package io.pachsh.configuration.identity;

import io.pachsh.cluster.identity.IdentityClient;
import io.pachsh.cluster.identity.IdentitySettings;
import io.pachsh.secret.Secret;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Connectors, clients and the identity service's set-up in the keys and the order in which pachctl
 * prints them, which is a form that can be read again. Secrets are {@code •••} unless they are to
 * be shown.
 */
public final class IdentityWriter {
  private IdentityWriter() {}

  public static Map<String, Object> connector(ConnectorDraft connector, boolean showSecrets) {
    Map<String, Object> document = new LinkedHashMap<>();
    ConfigTree config = connector.config().orElseThrow();
    document.put("Config", showSecrets ? config.revealed() : new ConfigSecrets(config).masked());
    document.put("ID", connector.id());
    document.put("Name", connector.name());
    document.put("Type", connector.type());
    document.put("Version", connector.version().orElse(0));
    return document;
  }

  /** What is empty is left out, as pachctl does. */
  public static Map<String, Object> client(IdentityClient client, boolean showSecrets) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("id", client.id());
    document.put("name", client.name());
    document.put("redirect_uris", client.redirectUris());
    String secret = client.secret().reveal();
    document.put("secret", showSecrets || secret.isEmpty() ? secret : Secret.MASK);
    document.put("trusted_peers", client.trustedPeers());
    return withoutEmpty(document);
  }

  /** What is empty is left out, as pachctl does. */
  public static Map<String, Object> settings(IdentitySettings settings) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("id_token_expiry", settings.idTokenExpiry());
    document.put("issuer", settings.issuer());
    document.put("rotation_token_expiry", settings.rotationTokenExpiry());
    return withoutEmpty(document);
  }

  private static Map<String, Object> withoutEmpty(Map<String, Object> document) {
    document.values().removeIf(value -> value.equals("") || value.equals(List.of()));
    return document;
  }
}
