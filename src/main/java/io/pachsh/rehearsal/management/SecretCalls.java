package io.pachsh.rehearsal.management;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pachsh.http.Response;
import io.pachsh.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** The calls below {@code apps/ID/credentials/secrets}: at most two client secrets. */
record SecretCalls(AppCalls apps, OktaIds ids) {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String WHAT = "OAuth2ClientSecretMediated";
  private static final int MOST = 2;

  Response answer(ApiRequest request, OrgApp app) {
    if (request.size() == 4) {
      return request.is("GET")
          ? ApiPage.of(app.secrets(), AppSecret::id, SecretCalls::shown, request)
          : request.is("POST") ? create(request, app) : AppCalls.wrong();
    }
    AppSecret secret =
        app.secret(request.word(4))
            .orElseThrow(() -> ApiError.notFound(request.word(4) + " (OAuth2ClientSecret)"));
    if (request.size() == 5) {
      if (request.is("GET")) {
        return ApiPage.one(200, shown(secret));
      }
      return request.is("DELETE") ? delete(app, secret) : AppCalls.wrong();
    }
    boolean on = request.word(6).equals("activate");
    if (request.size() != 7
        || !request.word(5).equals("lifecycle")
        || !(on || request.word(6).equals("deactivate"))) {
      return AppCalls.missing(request);
    }
    return request.is("POST") ? turn(app, secret, on) : AppCalls.wrong();
  }

  private Response create(ApiRequest request, OrgApp app) {
    if (app.secrets().size() >= MOST) {
      throw ApiError.invalid(
          WHAT, "You've reached the maximum number of client secrets per client.");
    }
    String own = request.body().path("client_secret").asText("");
    AppSecret made =
        new AppSecret(
            ids.id("ocs"),
            own.isEmpty() ? ids.clientSecret() : Secret.of(own),
            !request.body().path("status").asText("ACTIVE").equals("INACTIVE"),
            apps.now());
    apps.keep(app.with(made));
    return ApiPage.one(201, shown(made));
  }

  private Response turn(OrgApp app, AppSecret secret, boolean on) {
    boolean others =
        app.secrets().stream().anyMatch(each -> each.active() && !each.id().equals(secret.id()));
    if (!on && !others) {
      throw ApiError.invalid(WHAT, "You can't deactivate the only active client secret.");
    }
    apps.keep(app.with(secret.with(on)));
    return ApiPage.one(200, shown(secret.with(on)));
  }

  private Response delete(OrgApp app, AppSecret secret) {
    if (secret.active()) {
      throw ApiError.invalid(
          WHAT,
          "You can't delete an active client secret. Deactivate the secret before deleting it.");
    }
    apps.keep(app.without(secret));
    return ApiPage.nothing();
  }

  private static ObjectNode shown(AppSecret secret) {
    return MAPPER
        .createObjectNode()
        .put("id", secret.id())
        .put("status", secret.active() ? "ACTIVE" : "INACTIVE")
        .put("client_secret", secret.secret().reveal())
        .put("secret_hash", hash(secret.secret()))
        .put("created", secret.created().toString())
        .put("lastUpdated", secret.created().toString());
  }

  private static String hash(Secret secret) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(secret.reveal().getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, 16));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
