package io.pachsh.okta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** An application of an org, as the API tells of it. */
public final class OktaApp {
  private static final List<String> SET_BY_OKTA =
      List.of("id", "orn", "status", "created", "lastUpdated", "features", "_links", "_embedded");

  private final JsonNode document;
  private final String id;
  private final String clientId;

  private OktaApp(JsonNode document) {
    this.document = document;
    this.id = OktaJson.id(document, "id");
    JsonNode client = document.path("credentials").path("oauthClient");
    this.clientId = client.has("client_id") ? OktaJson.id(client, "client_id") : "";
  }

  static OktaApp of(JsonNode document) {
    return new OktaApp(document);
  }

  public String id() {
    return id;
  }

  /** Its OAuth 2.0 client id; empty where it has none. */
  public String clientId() {
    return clientId;
  }

  public String label() {
    return OktaJson.text(document, "label");
  }

  public boolean isActive() {
    return document.path("status").asText().equals("ACTIVE");
  }

  /** Whether it signs people in by OpenID Connect as a web application. */
  public boolean isWebApp() {
    return isOpenIdConnect() && applicationType().equals("web");
  }

  public boolean isOpenIdConnect() {
    return signOnMode().equals("OPENID_CONNECT");
  }

  /** Okta's word for how people sign in, such as {@code SAML_2_0}. */
  public String signOnMode() {
    return OktaJson.text(document, "signOnMode");
  }

  /** Okta's word, such as {@code web}; empty where it is no OpenID Connect application. */
  public String applicationType() {
    return OktaJson.text(client(), "application_type");
  }

  public List<String> redirectUris() {
    return OktaJson.texts(client(), "redirect_uris");
  }

  public List<String> grantTypes() {
    return OktaJson.texts(client(), "grant_types");
  }

  public List<String> responseTypes() {
    return OktaJson.texts(client(), "response_types");
  }

  /** How it proves who it is at the token endpoint, such as {@code client_secret_basic}. */
  public String authenticationMethod() {
    return OktaJson.text(credentials(), "token_endpoint_auth_method");
  }

  /** Whether Okta wants a PKCE challenge of it. */
  public boolean requiresPkce() {
    return credentials().path("pkce_required").asBoolean();
  }

  /**
   * The document to replace it with that has more of each, and proves who it is by a secret; what
   * Okta sets itself is left out.
   */
  JsonNode with(List<String> redirectUris, List<String> grantTypes, List<String> responseTypes) {
    ObjectNode changed = document.deepCopy();
    changed.remove(SET_BY_OKTA);
    ObjectNode client = (ObjectNode) changed.path("settings").path("oauthClient");
    put(client, "redirect_uris", redirectUris(), redirectUris);
    put(client, "grant_types", grantTypes(), grantTypes);
    put(client, "response_types", responseTypes(), responseTypes);
    if (!hasSecret()) {
      ((ObjectNode) changed.path("credentials").path("oauthClient"))
          .put("token_endpoint_auth_method", OktaApps.AUTHENTICATION);
    }
    return changed;
  }

  /** Whether it proves who it is by a client secret. */
  public boolean hasSecret() {
    return Set.of("client_secret_basic", "client_secret_post").contains(authenticationMethod());
  }

  private static void put(ObjectNode into, String field, List<String> there, List<String> more) {
    Set<String> all = new LinkedHashSet<>(there);
    all.addAll(more);
    ArrayNode array = into.putArray(field);
    all.forEach(array::add);
  }

  private JsonNode client() {
    return document.path("settings").path("oauthClient");
  }

  private JsonNode credentials() {
    return document.path("credentials").path("oauthClient");
  }

  /** Without the document, in which a secret may stand. */
  @Override
  public String toString() {
    return label() + " (" + id + ")";
  }
}
