package io.pachsh.rehearsal.management;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pachsh.secret.Secret;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** What the management API keeps, in the org's file, secrets in clear. */
public final class ManagementJson {
  private ManagementJson() {}

  public static void write(ManagementState state, ObjectNode into) {
    into.put("api_token", state.apiToken().reveal());
    state
        .serviceApp()
        .ifPresent(
            app ->
                into.putObject("service_app").put("id", app.id()).put("key", app.key().reveal()));
    ArrayNode apps = into.putArray("apps");
    state.apps().forEach(app -> write(app, apps.addObject()));
    write(state.ownSecrets(), into.putArray("own_secrets"));
    ObjectNode server = into.putObject("custom_server");
    texts(state.server().scopes(), server.putArray("scopes"));
    ArrayNode claims = server.putArray("claims");
    for (ServerClaim claim : state.server().claims()) {
      claims
          .addObject()
          .put("id", claim.id())
          .put("name", claim.name())
          .put("value", claim.value())
          .put("value_type", claim.valueType())
          .put("filter", claim.filter())
          .put("claim_type", claim.claimType());
    }
  }

  private static void write(OrgApp app, ObjectNode into) {
    AppRegistration registration = app.registration();
    into.put("id", app.id()).put("active", app.active()).put("label", registration.label());
    into.put("type", registration.applicationType());
    into.put("authentication", registration.authenticationMethod());
    texts(registration.redirectUris(), into.putArray("redirect_uris"));
    texts(registration.responseTypes(), into.putArray("response_types"));
    texts(registration.grantTypes(), into.putArray("grant_types"));
    texts(new TreeSet<>(app.users()), into.putArray("users"));
    texts(new TreeSet<>(app.groups()), into.putArray("groups"));
    write(app.secrets(), into.putArray("secrets"));
    ArrayNode claims = into.putArray("claims");
    for (AppClaim claim : app.claims()) {
      claims
          .addObject()
          .put("id", claim.id())
          .put("name", claim.name())
          .put("expression", claim.expression());
    }
  }

  private static void write(List<AppSecret> secrets, ArrayNode into) {
    for (AppSecret secret : secrets) {
      into.addObject()
          .put("id", secret.id())
          .put("secret", secret.secret().reveal())
          .put("active", secret.active())
          .put("created", secret.created().toString());
    }
  }

  private static void texts(Iterable<String> texts, ArrayNode into) {
    texts.forEach(into::add);
  }

  /**
   * What {@link #write} wrote.
   *
   * @throws IllegalArgumentException saying what is wrong, without any secret
   */
  public static ManagementState read(JsonNode node) {
    JsonNode server = node.path("custom_server");
    return new ManagementState(
        Secret.of(text(node, "api_token")),
        node.has("service_app")
            ? Optional.of(serviceApp(node.path("service_app")))
            : Optional.empty(),
        list(node, "apps", ManagementJson::app),
        new CustomServer(
            list(server, "claims", ManagementJson::serverClaim), texts(server, "scopes")),
        node.has("own_secrets") ? list(node, "own_secrets", ManagementJson::secret) : List.of());
  }

  private static OrgServiceApp serviceApp(JsonNode node) {
    OrgServiceApp app = new OrgServiceApp(text(node, "id"), Secret.of(text(node, "key")));
    var unused = ServiceKey.of(app.key());
    return app;
  }

  private static OrgApp app(JsonNode node) {
    return new OrgApp(
        text(node, "id"),
        node.path("active").asBoolean(),
        new AppRegistration(
            text(node, "label"),
            text(node, "type"),
            texts(node, "redirect_uris"),
            texts(node, "response_types"),
            texts(node, "grant_types"),
            text(node, "authentication")),
        list(node, "secrets", ManagementJson::secret),
        Set.copyOf(texts(node, "users")),
        Set.copyOf(texts(node, "groups")),
        list(
            node,
            "claims",
            claim ->
                new AppClaim(text(claim, "id"), text(claim, "name"), text(claim, "expression"))));
  }

  private static AppSecret secret(JsonNode node) {
    try {
      return new AppSecret(
          text(node, "id"),
          Secret.of(text(node, "secret")),
          node.path("active").asBoolean(),
          Instant.parse(text(node, "created")));
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("'created' is no instant", e);
    }
  }

  private static ServerClaim serverClaim(JsonNode node) {
    return new ServerClaim(
        text(node, "id"),
        text(node, "name"),
        text(node, "value"),
        text(node, "value_type"),
        node.path("filter").asText(""),
        text(node, "claim_type"));
  }

  private static <T> List<T> list(JsonNode node, String name, Function<JsonNode, T> read) {
    if (!node.path(name).isArray()) {
      throw new IllegalArgumentException("'" + name + "' is missing");
    }
    List<T> all = new ArrayList<>();
    node.path(name).forEach(element -> all.add(read.apply(element)));
    return all;
  }

  private static List<String> texts(JsonNode node, String name) {
    return list(node, name, JsonNode::asText);
  }

  private static String text(JsonNode node, String name) {
    String text = node.path(name).asText("");
    if (text.isEmpty()) {
      throw new IllegalArgumentException("'" + name + "' is missing");
    }
    return text;
  }
}
