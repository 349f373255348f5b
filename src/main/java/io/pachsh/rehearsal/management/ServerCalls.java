package io.pachsh.rehearsal.management;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pachsh.http.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The calls below {@code authorizationServers}: the one custom server, {@code default}, with its
 * claims, scopes and the policy that lets every application in.
 */
record ServerCalls(ManagementStore store, OktaIds ids) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Its id; Okta's own {@code default} has that one beside a long one. */
  static final String ID = "default";

  private static final List<String> SYSTEM_SCOPES =
      List.of("openid", "profile", "email", "offline_access");
  private static final Set<String> FILTERS = Set.of("STARTS_WITH", "EQUALS", "CONTAINS", "REGEX");

  Response answer(ApiRequest request) {
    if (request.size() == 1) {
      return request.is("GET")
          ? ApiPage.of(List.of(ID), id -> id, id -> server(request), request)
          : AppCalls.wrong();
    }
    if (!request.word(1).equals(ID)) {
      throw ApiError.notFound(request.word(1) + " (AuthorizationServer)");
    }
    return switch (request.word(2)) {
      case "" -> request.is("GET") ? ApiPage.one(200, server(request)) : AppCalls.wrong();
      case "scopes" -> scopes(request);
      case "claims" -> claims(request);
      case "policies" ->
          request.is("GET")
              ? ApiPage.of(List.of("00pdefault"), id -> id, ServerCalls::policy, request)
              : AppCalls.wrong();
      default -> AppCalls.missing(request);
    };
  }

  private Response scopes(ApiRequest request) {
    if (request.is("GET")) {
      List<String> all = new ArrayList<>(SYSTEM_SCOPES);
      all.addAll(store.now().server().scopes());
      return ApiPage.of(all, name -> name, ServerCalls::scope, request);
    }
    if (!request.is("POST")) {
      return AppCalls.wrong();
    }
    String name = AppDocument.required(request.body(), "name");
    if (SYSTEM_SCOPES.contains(name) || store.now().server().scopes().contains(name)) {
      throw ApiError.invalid("name", "name: A scope of that name is there already.");
    }
    store.change(state -> state.with(state.server().with(name)));
    return ApiPage.one(201, scope(name));
  }

  private Response claims(ApiRequest request) {
    if (request.size() == 3) {
      return request.is("GET")
          ? ApiPage.of(store.now().server().claims(), ServerClaim::id, ServerCalls::claim, request)
          : request.is("POST") ? keep(201, read(ids.id("ocl"), request.body())) : AppCalls.wrong();
    }
    ServerClaim claim =
        store.now().server().claims().stream()
            .filter(each -> each.id().equals(request.word(3)))
            .findFirst()
            .orElseThrow(() -> ApiError.notFound(request.word(3) + " (OAuth2Claim)"));
    if (request.is("GET")) {
      return ApiPage.one(200, claim(claim));
    }
    if (request.is("PUT")) {
      return keep(200, read(claim.id(), request.body()));
    }
    if (request.is("DELETE")) {
      store.change(state -> state.with(state.server().without(claim)));
      return ApiPage.nothing();
    }
    return AppCalls.wrong();
  }

  private Response keep(int status, ServerClaim claim) {
    store.change(state -> state.with(state.server().with(claim)));
    return ApiPage.one(status, claim(claim));
  }

  private static ServerClaim read(String id, JsonNode body) {
    ServerClaim claim =
        new ServerClaim(
            id,
            AppDocument.required(body, "name"),
            AppDocument.required(body, "value"),
            AppDocument.required(body, "valueType"),
            body.path("group_filter_type").asText(""),
            AppDocument.required(body, "claimType"));
    if (!claim.valueType().equals("GROUPS") || !FILTERS.contains(claim.filter())) {
      throw ApiError.invalid(
          "valueType", "valueType: The rehearsal org has claims of GROUPS with a filter alone.");
    }
    return claim;
  }

  private static ObjectNode server(ApiRequest request) {
    ObjectNode server =
        MAPPER
            .createObjectNode()
            .put("id", ID)
            .put("name", "default")
            .put("description", "Default Authorization Server for your Applications")
            .put("issuer", request.base() + "/oauth2/" + ID)
            .put("status", "ACTIVE");
    server.putArray("audiences").add("api://default");
    return server;
  }

  private static ObjectNode scope(String name) {
    return MAPPER
        .createObjectNode()
        .put("id", "scp" + name)
        .put("name", name)
        .put("system", SYSTEM_SCOPES.contains(name));
  }

  private static ObjectNode policy(String id) {
    ObjectNode policy =
        MAPPER
            .createObjectNode()
            .put("id", id)
            .put("status", "ACTIVE")
            .put("name", "Default Policy")
            .put("type", "OAUTH_AUTHORIZATION_POLICY");
    policy.putObject("conditions").putObject("clients").putArray("include").add("ALL_CLIENTS");
    return policy;
  }

  private static ObjectNode claim(ServerClaim claim) {
    return MAPPER
        .createObjectNode()
        .put("id", claim.id())
        .put("name", claim.name())
        .put("status", "ACTIVE")
        .put("claimType", claim.claimType())
        .put("valueType", claim.valueType())
        .put("value", claim.value())
        .put("group_filter_type", claim.filter())
        .put("system", false)
        .put("alwaysIncludeInToken", true);
  }
}
