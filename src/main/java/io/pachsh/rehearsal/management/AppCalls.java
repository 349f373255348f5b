package io.pachsh.rehearsal.management;

import io.pachsh.http.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The calls below {@code apps}: applications, and what belongs to one. */
record AppCalls(
    ManagementStore store, OrgApp builtIn, OrgDirectory directory, OktaIds ids, Clock clock) {
  Response answer(ApiRequest request) {
    if (request.size() == 1) {
      return request.is("GET") ? list(request) : request.is("POST") ? create(request) : wrong();
    }
    OrgApp app = app(request.word(1));
    return switch (request.word(2)) {
      case "" -> request.size() == 2 ? one(request, app) : missing(request);
      case "lifecycle" -> lifecycle(request, app);
      case "users", "groups" -> new AssignmentCalls(this, directory).answer(request, app);
      case "credentials" ->
          request.word(3).equals("secrets")
              ? new SecretCalls(this, ids).answer(request, app)
              : missing(request);
      case "federated-claims" -> new AppClaimCalls(this, ids).answer(request, app);
      default -> missing(request);
    };
  }

  /** Keeps what became of an application; of the one that came with the org, its secrets alone. */
  void keep(OrgApp app) {
    if (!app.id().equals(builtIn.id())) {
      store.change(state -> state.with(app));
    } else if (app.equals(builtIn.with(app.secrets()))) {
      store.change(state -> state.withOwnSecrets(app.secrets()));
    } else {
      throw ApiError.fixed(builtIn.registration().label());
    }
  }

  private OrgApp own() {
    return builtIn.with(store.now().ownSecrets());
  }

  /** Okta tells times by the second. */
  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  private OrgApp app(String id) {
    return id.equals(builtIn.id())
        ? own()
        : store.now().app(id).orElseThrow(() -> ApiError.notFound(id + " (AppInstance)"));
  }

  private Response list(ApiRequest request) {
    List<OrgApp> all = new ArrayList<>(List.of(own()));
    all.addAll(store.now().apps());
    String beginning = request.query("q").orElse("").toLowerCase(Locale.ROOT);
    all.removeIf(app -> !app.registration().label().toLowerCase(Locale.ROOT).startsWith(beginning));
    return ApiPage.of(all, OrgApp::id, AppDocument::of, request);
  }

  private Response create(ApiRequest request) {
    AppRegistration registration = AppDocument.read(request.body());
    OrgApp app =
        new OrgApp(
            ids.id("0oa"),
            true,
            registration,
            List.of(new AppSecret(ids.id("ocs"), ids.clientSecret(), true, now())),
            Set.of(),
            Set.of(),
            List.of());
    keep(app);
    return ApiPage.one(200, AppDocument.withSecret(app));
  }

  private Response one(ApiRequest request, OrgApp app) {
    if (request.is("GET")) {
      return ApiPage.one(200, AppDocument.of(app));
    }
    if (request.is("PUT")) {
      OrgApp changed = app.with(AppDocument.read(request.body()));
      keep(changed);
      return ApiPage.one(200, AppDocument.of(changed));
    }
    if (request.is("DELETE")) {
      if (app.active()) {
        throw ApiError.forbidden();
      }
      store.change(state -> state.without(app));
      return ApiPage.nothing();
    }
    return wrong();
  }

  private Response lifecycle(ApiRequest request, OrgApp app) {
    boolean on = request.word(3).equals("activate");
    if (request.size() != 4 || !(on || request.word(3).equals("deactivate"))) {
      return missing(request);
    }
    if (!request.is("POST")) {
      return wrong();
    }
    keep(app.with(on));
    return Response.json(200, "{}");
  }

  static Response wrong() {
    return ApiError.method().response();
  }

  static Response missing(ApiRequest request) {
    return ApiError.notFound(request.http().path()).response();
  }
}
