package io.pachsh.configuration;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.OidcClient;
import io.pachsh.secret.Secret;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes an auth configuration in the shape it was given, so that {@link ConfigurationReader} can
 * read it back.
 */
public final class ConfigurationWriter {
  private ConfigurationWriter() {}

  /**
   * The configuration as ordered keys and values (texts, booleans, whole numbers, lists, maps),
   * ready for JSON or YAML. Secrets are {@code •••} unless they are to be shown, and left out where
   * there is none; in pachctl 2.x's shape what is empty or false is left out, as pachctl does.
   *
   * @param version the live version, left out when 0
   */
  public static Map<String, Object> document(
      AuthConfiguration configuration, long version, boolean showSecrets) {
    Map<String, Object> document = new LinkedHashMap<>();
    if (version > 0) {
      document.put("live_config_version", version);
    }
    if (configuration instanceof AuthConfiguration.Guide guide) {
      document.put("id_providers", List.of(provider(guide, showSecrets)));
    } else if (configuration instanceof AuthConfiguration.Pachctl pachctl) {
      putClient(document, pachctl.client(), showSecrets);
      putUnlessEmpty(document, "scopes", pachctl.scopes());
      putUnlessEmpty(document, "require_email_verified", pachctl.requireEmailVerified());
      putUnlessEmpty(document, "localhost_issuer", pachctl.localhostIssuer());
      putUnlessEmpty(document, "user_accessible_issuer_host", pachctl.userAccessibleIssuerHost());
    }
    return document;
  }

  private static Map<String, Object> provider(AuthConfiguration.Guide guide, boolean showSecrets) {
    Map<String, Object> oidc = new LinkedHashMap<>();
    putClient(oidc, guide.client(), showSecrets);
    putUnlessEmpty(oidc, "additional_scopes", guide.additionalScopes());
    oidc.put("ignore_email_verified", guide.ignoreEmailVerified());
    Map<String, Object> provider = new LinkedHashMap<>();
    provider.put("name", guide.name());
    putUnlessEmpty(provider, "description", guide.description());
    provider.put("oidc", oidc);
    return provider;
  }

  private static void putClient(Map<String, Object> map, OidcClient client, boolean showSecrets) {
    map.put("issuer", client.issuer());
    map.put("client_id", client.clientId());
    if (!client.clientSecret().isEmpty()) {
      map.put("client_secret", showSecrets ? client.clientSecret().reveal() : Secret.MASK);
    }
    map.put("redirect_uri", client.redirectUri());
  }

  private static void putUnlessEmpty(Map<String, Object> map, String key, Object value) {
    if (!value.equals("") && !value.equals(false) && !value.equals(List.of())) {
      map.put(key, value);
    }
  }
}
