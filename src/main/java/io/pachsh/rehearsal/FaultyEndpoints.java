package io.pachsh.rehearsal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pachsh.http.Handler;
import io.pachsh.http.Parameters;
import io.pachsh.http.Request;
import io.pachsh.http.Response;
import io.pachsh.issuer.Paths;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The org's OpenID endpoints as the fault of the moment has them: what they publish, and what they
 * refuse. Errors are worded as Okta's.
 */
record FaultyEndpoints(Paths paths, FaultSwitch faults, Clock clock, Handler inside)
    implements Handler {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String DISCOVERY = "/.well-known/openid-configuration";

  /** All that a custom authorization server of Okta's knows, unless somebody adds more. */
  private static final List<String> KNOWN_SCOPES =
      List.of("openid", "profile", "email", "offline_access");

  private static final Duration AHEAD = Duration.ofMinutes(10);

  @Override
  public Response handle(Request request) {
    String path = request.path();
    if (faults.is(Fault.CLOCK_OFF)) {
      return inside.handle(request).with("Date", later());
    }
    if (path.equals(DISCOVERY)) {
      return discovery(inside.handle(request));
    }
    if (path.equals(paths.keys()) && faults.is(Fault.NO_KEYS)) {
      return Response.json(200, "{\"keys\": []}");
    }
    if (path.equals(paths.authorize())) {
      return authorize(request);
    }
    return path.equals(paths.token()) ? token(request) : inside.handle(request);
  }

  private String later() {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(
        clock.instant().plus(AHEAD).atOffset(ZoneOffset.UTC));
  }

  private Response discovery(Response honest) {
    return switch (faults.now()) {
      case ISSUER_SLASH ->
          changed(honest, it -> it.put("issuer", it.path("issuer").asText() + "/"));
      case OTHER_ISSUER ->
          changed(honest, it -> it.put("issuer", it.path("issuer").asText() + "/oauth2/default"));
      case PUSHED_REQUESTS ->
          changed(honest, it -> it.put("require_pushed_authorization_requests", true));
      case SHARED_SECRET ->
          changed(honest, it -> it.putArray("id_token_signing_alg_values_supported").add("HS256"));
      case SCOPE_UNKNOWN ->
          changed(honest, it -> KNOWN_SCOPES.forEach(it.putArray("scopes_supported")::add));
      case NO_REFRESH ->
          changed(honest, it -> it.putArray("grant_types_supported").add("authorization_code"));
      case NO_DEVICE_FLOW -> changed(honest, it -> it.remove("device_authorization_endpoint"));
      default -> honest;
    };
  }

  private static Response changed(Response honest, Consumer<ObjectNode> change) {
    try {
      ObjectNode document = (ObjectNode) MAPPER.readTree(honest.body());
      change.accept(document);
      return Response.json(honest.status(), document.toString());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The org's own document is no JSON.", e);
    }
  }

  private Response authorize(Request request) {
    return switch (faults.now()) {
      case REDIRECT_UNKNOWN ->
          Response.text(
              400,
              "The 'redirect_uri' parameter must be a Login redirect URI in the client app"
                  + " settings.\n");
      case SCOPE_UNKNOWN ->
          KNOWN_SCOPES.containsAll(List.of(request.query("scope").orElse("").split(" ")))
              ? inside.handle(request)
              : refused(
                  request,
                  "invalid_scope",
                  "One or more scopes are not configured for the authorization server resource.");
      case GRANT_MISSING ->
          refused(
              request,
              "unauthorized_client",
              "The client is not authorized to use the provided grant type.");
      default -> inside.handle(request);
    };
  }

  /** Sends the browser back with an error (RFC 6749 §4.1.2.1, RFC 9207 §2). */
  private Response refused(Request request, String error, String description) {
    Response known = inside.handle(request);
    String target = request.query("redirect_uri").orElse("");
    if (known.status() >= 400 || target.isEmpty()) {
      return known;
    }
    Map<String, String> back = new LinkedHashMap<>();
    back.put("error", error);
    back.put("error_description", description);
    request.query("state").ifPresent(state -> back.put("state", state));
    request.header("host").ifPresent(host -> back.put("iss", "http://" + host));
    return Response.redirect(target + "?" + Parameters.format(back));
  }

  private Response token(Request request) {
    return switch (faults.now()) {
      case SECRET_REPLACED ->
          Response.json(
              401,
              "{\"error\": \"invalid_client\", \"error_description\": \"The client secret supplied"
                  + " for a confidential client is invalid.\"}");
      case CODE_REFUSED ->
          Response.json(
              400,
              "{\"error\": \"invalid_grant\", \"error_description\": \"The authorization code is"
                  + " invalid or has expired.\"}");
      default -> inside.handle(request);
    };
  }
}
