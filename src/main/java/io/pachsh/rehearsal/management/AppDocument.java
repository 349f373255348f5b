package io.pachsh.rehearsal.management;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** An application as the API sends and takes it (Okta's {@code OpenIdConnectApplication}). */
final class AppDocument {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Set<String> TYPES = Set.of("web", "native", "browser", "service");
  private static final Set<String> METHODS =
      Set.of("client_secret_basic", "client_secret_post", "none");
  private static final Set<String> GRANTS =
      Set.of("authorization_code", "refresh_token", "implicit", "client_credentials");

  private AppDocument() {}

  /** The application without its secrets, as it is sent. */
  static ObjectNode of(OrgApp app) {
    AppRegistration registration = app.registration();
    ObjectNode document =
        MAPPER
            .createObjectNode()
            .put("id", app.id())
            .put("name", "oidc_client")
            .put("label", registration.label())
            .put("status", app.active() ? "ACTIVE" : "INACTIVE")
            .put("signOnMode", "OPENID_CONNECT");
    document
        .putObject("credentials")
        .putObject("oauthClient")
        .put("client_id", app.id())
        .put("autoKeyRotation", true)
        .put("pkce_required", false)
        .put("token_endpoint_auth_method", registration.authenticationMethod());
    ObjectNode client = document.putObject("settings").putObject("oauthClient");
    client.put("application_type", registration.applicationType()).put("issuer_mode", "DYNAMIC");
    put(client.putArray("redirect_uris"), registration.redirectUris());
    put(client.putArray("response_types"), registration.responseTypes());
    put(client.putArray("grant_types"), registration.grantTypes());
    return document;
  }

  /** The same with the secret, as it is sent once, when the application is made. */
  static ObjectNode withSecret(OrgApp app) {
    ObjectNode document = of(app);
    ((ObjectNode) document.path("credentials").path("oauthClient"))
        .put("client_secret", app.secrets().get(0).secret().reveal());
    return document;
  }

  /**
   * What a request says about an application.
   *
   * @throws ApiError when Okta would not keep it
   */
  static AppRegistration read(JsonNode body) {
    if (!body.path("signOnMode").asText().equals("OPENID_CONNECT")
        || !body.path("name").asText().equals("oidc_client")) {
      throw ApiError.invalid(
          "signOnMode", "signOnMode: The rehearsal org has OpenID Connect applications alone.");
    }
    JsonNode client = body.path("settings").path("oauthClient");
    AppRegistration registration =
        new AppRegistration(
            required(body, "label"),
            client.path("application_type").asText("web"),
            texts(client, "redirect_uris"),
            texts(client, "response_types"),
            texts(client, "grant_types"),
            body.path("credentials")
                .path("oauthClient")
                .path("token_endpoint_auth_method")
                .asText("client_secret_basic"));
    require(registration);
    return registration;
  }

  private static void require(AppRegistration registration) {
    requireKnown("application_type", TYPES, List.of(registration.applicationType()));
    requireKnown(
        "token_endpoint_auth_method", METHODS, List.of(registration.authenticationMethod()));
    requireKnown("grant_types", GRANTS, registration.grantTypes());
    if (registration.grantTypes().isEmpty()) {
      throw invalid("grant_types", "At least one grant type is required.");
    }
    if (registration.redirectUris().isEmpty()) {
      throw invalid("redirect_uris", "At least one redirect URI is required.");
    }
    for (String uri : registration.redirectUris()) {
      if (!isRedirectUri(uri)) {
        throw invalid("redirect_uris", "'" + uri + "' must be an absolute URI without a fragment.");
      }
    }
  }

  private static void requireKnown(String field, Set<String> known, List<String> given) {
    for (String word : given) {
      if (!known.contains(word)) {
        throw invalid(field, "'" + word + "' is not supported.");
      }
    }
  }

  private static ApiError invalid(String field, String why) {
    return ApiError.invalid("settings.oauthClient", "settings.oauthClient." + field + ": " + why);
  }

  private static boolean isRedirectUri(String text) {
    try {
      URI uri = new URI(text);
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      return uri.isAbsolute() && uri.getFragment() == null && (!web || uri.getHost() != null);
    } catch (URISyntaxException e) {
      return false;
    }
  }

  static String required(JsonNode body, String field) {
    String text = body.path(field).asText("").strip();
    if (text.isEmpty()) {
      throw ApiError.invalid(field, field + ": The field cannot be left blank");
    }
    return text;
  }

  private static List<String> texts(JsonNode node, String field) {
    List<String> texts = new ArrayList<>();
    node.path(field).forEach(element -> texts.add(element.asText()));
    return texts;
  }

  private static void put(ArrayNode into, List<String> texts) {
    texts.forEach(into::add);
  }
}
