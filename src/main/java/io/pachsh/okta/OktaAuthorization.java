package io.pachsh.okta;

import com.fasterxml.jackson.databind.JsonNode;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.secret.Secret;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The Authorization header of requests; a service application's access token is got when needed.
 */
final class OktaAuthorization {
  /** What the commands need (the scopes that the API's description names at each call). */
  static final List<String> SCOPES =
      List.of("okta.apps.manage", "okta.apps.read", "okta.groups.read", "okta.users.read");

  /** More for a custom authorization server. */
  static final String SERVER_SCOPES =
      "okta.authorizationServers.manage okta.authorizationServers.read";

  private static final Duration EARLY = Duration.ofMinutes(1);
  private static final String TOKEN_PATH = "/oauth2/v1/token";

  private final OrgAddress address;
  private final OktaCredential credential;
  private final OktaHttp http;
  private final Clock clock;
  private final SecureRandom random;
  private @Nullable String bearer;
  private Instant expiry = Instant.MIN;

  OktaAuthorization(
      OrgAddress address,
      OktaCredential credential,
      OktaHttp http,
      Clock clock,
      SecureRandom random) {
    this.address = address;
    this.credential = credential;
    this.http = http;
    this.clock = clock;
    this.random = random;
  }

  /** The header's value; asks Okta for an access token where there is none that lasts. */
  synchronized String header() {
    if (credential instanceof OktaCredential.ApiToken api) {
      return "SSWS " + api.token().reveal();
    }
    if (bearer == null || !clock.instant().isBefore(expiry)) {
      fetch((OktaCredential.ServiceApp) credential);
    }
    return "Bearer " + bearer;
  }

  private void fetch(OktaCredential.ServiceApp app) {
    URI endpoint = address.resolve(TOKEN_PATH);
    String basic = String.join(" ", SCOPES);
    OktaReply reply = ask(app, endpoint, basic + " " + SERVER_SCOPES);
    if (reply.status() == 400 && error(reply).equals("invalid_scope")) {
      // An org without custom authorization servers grants no scopes for them.
      reply = ask(app, endpoint, basic);
    }
    if (!reply.isSuccess()) {
      throw refused(reply);
    }
    JsonNode answer = json(reply);
    String token = answer.path("access_token").asText("");
    if (token.isEmpty() || token.chars().anyMatch(c -> c <= ' ' || c >= 0x7f)) {
      throw refused(reply);
    }
    bearer = token;
    expiry =
        clock.instant().plusSeconds(Math.max(0, answer.path("expires_in").asLong(0))).minus(EARLY);
  }

  private OktaReply ask(OktaCredential.ServiceApp app, URI endpoint, String scopes) {
    Secret assertion =
        PrivateKeyJwt.of(app.privateKey())
            .assertion(app.clientId(), endpoint, clock.instant(), random);
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "client_credentials");
    form.put("scope", scopes);
    form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
    form.put("client_assertion", assertion.reveal());
    return http.exchange(
        "POST", endpoint, Optional.empty(), Optional.of(OktaHttp.Body.form(encoded(form))));
  }

  private static String encoded(Map<String, String> form) {
    return form.entrySet().stream()
        .map(
            each ->
                each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  /** The answer of a token endpoint is never quoted but for its error code (RFC 6749 §5.2). */
  private static Failure refused(OktaReply reply) {
    String error = error(reply);
    String advice =
        switch (error) {
          case "invalid_client" ->
              "Okta does not know the client id, or the key is not one of the app's: Admin Console,"
                  + " the app's General tab, Client Credentials, Public key / Private key. A JWK"
                  + " with its 'kid' says which key it is.";
          case "invalid_scope", "access_denied" ->
              "Grant the app these on its Okta API Scopes tab: " + String.join(", ", SCOPES) + ".";
          case "invalid_dpop_proof" ->
              "Untick 'Require Demonstrating Proof of Possession (DPoP)' on the app's General tab.";
          default -> "See whether the app is active, and an API service integration.";
        };
    return new Failure(
        Exit.DENIED,
        "Okta gives the service app no access token (%d%s)."
            .formatted(reply.status(), error.isEmpty() ? "" : ", " + error),
        advice);
  }

  private static String error(OktaReply reply) {
    String error = json(reply).path("error").asText("");
    return error.matches("[a-z_]{1,40}") ? error : "";
  }

  private static JsonNode json(OktaReply reply) {
    try {
      return OktaJson.parse(reply.body());
    } catch (IllegalArgumentException e) {
      return OktaJson.object();
    }
  }
}
