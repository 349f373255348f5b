package io.pachsh.rehearsal.management;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pachsh.http.Response;

/** The calls below {@code apps/ID/federated-claims}. */
record AppClaimCalls(AppCalls apps, OktaIds ids) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  Response answer(ApiRequest request, OrgApp app) {
    if (request.size() == 3) {
      return request.is("GET")
          ? ApiPage.of(app.claims(), AppClaim::id, AppClaimCalls::shown, request)
          : request.is("POST")
              ? keep(201, app, read(ids.id("ofc"), request.body()))
              : AppCalls.wrong();
    }
    AppClaim claim =
        app.claims().stream()
            .filter(each -> each.id().equals(request.word(3)))
            .findFirst()
            .orElseThrow(() -> ApiError.notFound(request.word(3) + " (FederatedClaim)"));
    if (request.size() != 4) {
      return AppCalls.missing(request);
    }
    if (request.is("GET")) {
      return ApiPage.one(200, shown(claim));
    }
    if (request.is("PUT")) {
      return keep(201, app, read(claim.id(), request.body()));
    }
    if (request.is("DELETE")) {
      apps.keep(app.without(claim));
      return ApiPage.nothing();
    }
    return AppCalls.wrong();
  }

  private Response keep(int status, OrgApp app, AppClaim claim) {
    apps.keep(app.with(claim));
    return ApiPage.one(status, shown(claim));
  }

  private static AppClaim read(String id, JsonNode body) {
    AppClaim claim =
        new AppClaim(
            id, AppDocument.required(body, "name"), AppDocument.required(body, "expression"));
    if (GroupsExpression.read(claim.expression()).isEmpty()) {
      throw ApiError.invalid(
          "expression",
          "expression: The rehearsal org evaluates user.getGroups(…).![profile.name] alone.");
    }
    return claim;
  }

  private static ObjectNode shown(AppClaim claim) {
    return MAPPER
        .createObjectNode()
        .put("id", claim.id())
        .put("name", claim.name())
        .put("expression", claim.expression());
  }
}
