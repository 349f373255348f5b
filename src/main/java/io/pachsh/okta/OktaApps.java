package io.pachsh.okta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pachsh.secret.Secret;
import java.util.List;
import java.util.Optional;

/** The applications of an org ({@code /api/v1/apps}). */
public final class OktaApps {
  /** How an application that pachsh registers proves who it is. */
  static final String AUTHENTICATION = "client_secret_basic";

  public static final List<String> GRANT_TYPES = List.of("authorization_code", "refresh_token");
  public static final List<String> RESPONSE_TYPES = List.of("code");

  private static final String PAGE = "limit=200";
  private final OktaApi api;

  OktaApps(OktaApi api) {
    this.api = api;
  }

  /** An application that was just made, with the secret that Okta shows this once. */
  public record Created(OktaApp app, Secret secret) {}

  public List<OktaApp> all() {
    return api.list("apps?" + PAGE, "list its apps", OktaApp::of);
  }

  /** Fails when the org is not there, or the token may not see applications. */
  void requireReadable() {
    JsonNode page = api.get("apps?limit=1", "list its apps");
    if (!page.isArray()) {
      api.read(page, unused -> OktaJson.id(OktaJson.object(), "apps"));
    }
  }

  /** Those of exactly that name, be they whose they are: Okta lets several have one name. */
  public List<OktaApp> named(String label) {
    return api
        .list("apps?" + PAGE + "&q=" + OktaApi.encoded(label), "list its apps", OktaApp::of)
        .stream()
        .filter(app -> app.label().equals(label))
        .toList();
  }

  public Optional<OktaApp> find(String id) {
    return api.find("apps/" + OktaApi.encoded(id), "show the app")
        .map(json -> api.read(json, OktaApp::of));
  }

  /** Registers a web application that may use authorization codes and refresh tokens. */
  public Created create(String label, List<String> redirectUris) {
    ObjectNode app =
        OktaJson.object()
            .put("name", "oidc_client")
            .put("label", label)
            .put("signOnMode", "OPENID_CONNECT");
    app.putObject("credentials")
        .putObject("oauthClient")
        .put("token_endpoint_auth_method", AUTHENTICATION)
        // pachd sends no challenge to the provider; pachsh always does.
        .put("pkce_required", false);
    ObjectNode client = app.putObject("settings").putObject("oauthClient");
    client.put("application_type", "web");
    put(client.putArray("redirect_uris"), redirectUris);
    put(client.putArray("response_types"), RESPONSE_TYPES);
    put(client.putArray("grant_types"), GRANT_TYPES);
    JsonNode made = api.post("apps", app, "register the app");
    String secret = made.path("credentials").path("oauthClient").path("client_secret").asText("");
    return new Created(api.read(made, OktaApp::of), Secret.of(secret));
  }

  /** Gives an application what it lacks, and takes nothing away. */
  public OktaApp complete(OktaApp app, List<String> redirectUris) {
    JsonNode changed =
        api.put(
            path(app),
            app.with(redirectUris, GRANT_TYPES, RESPONSE_TYPES),
            "change the app '" + app.label() + "'");
    return api.read(changed, OktaApp::of);
  }

  public void activate(OktaApp app) {
    api.act("POST", path(app) + "/lifecycle/activate", "activate the app");
  }

  /** Nobody can sign in to it from now on; it can be activated again. */
  public void deactivate(OktaApp app) {
    api.act("POST", path(app) + "/lifecycle/deactivate", "deactivate the app");
  }

  /** Removes it, which has to be inactive, for ever. */
  public void delete(OktaApp app) {
    api.act("DELETE", path(app), "delete the app");
  }

  static String path(OktaApp app) {
    return "apps/" + app.id();
  }

  private static void put(ArrayNode into, List<String> texts) {
    texts.forEach(into::add);
  }
}
