package io.pachsh.issuer;

import io.pachsh.http.PlainPage;
import io.pachsh.http.Request;
import io.pachsh.http.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * A request that the provider refuses. Each way of telling is one factory here, and nowhere else is
 * an error written.
 */
final class OAuthError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Response response;

  private OAuthError(String code, String description, BiFunction<String, String, Response> form) {
    super(code + ": " + description);
    this.response = form.apply(code, description);
  }

  Response response() {
    return response;
  }

  /**
   * Told to the person: there is no trustworthy address to send them back to (RFC 6749 §4.1.2.1).
   */
  static OAuthError shown(String description) {
    return new OAuthError("invalid_request", description, OAuthError::page);
  }

  /** Told to the client by way of the browser (RFC 6749 §4.1.2.1, RFC 9207 §2). */
  static OAuthError returned(RedirectTarget address, String code, String description) {
    return new OAuthError(
        code, description, (error, text) -> address.carrying(parameters(error, text)));
  }

  /** Told to the client at the token endpoint (RFC 6749 §5.2). */
  static OAuthError atToken(String code, String description) {
    return new OAuthError(code, description, (error, text) -> json(400, error, text));
  }

  /** What a client posts may name nothing twice (RFC 6749 §3.2). */
  static void requireNothingTwice(Request request) {
    if (request.form().values().stream().anyMatch(values -> values.size() > 1)) {
      throw atToken("invalid_request", "A parameter comes twice.");
    }
  }

  /** The client is not who it says, or says nothing (RFC 6749 §5.2). */
  static OAuthError unknownClient(String description) {
    return new OAuthError(
        "invalid_client",
        description,
        (error, text) ->
            json(401, error, text).with("WWW-Authenticate", "Basic realm=\"token endpoint\""));
  }

  /** The access token is missing or no longer good (RFC 6750 §3). */
  static OAuthError atUserInfo(String description) {
    return new OAuthError(
        "invalid_token",
        description,
        (error, text) ->
            json(401, error, text)
                .with(
                    "WWW-Authenticate",
                    "Bearer error=\"" + error + "\", error_description=\"" + text + "\""));
  }

  private static Response page(String code, String description) {
    return Response.html(
        400,
        PlainPage.of(
            "400 Bad Request",
            """
            <h1>400 Bad Request</h1>
            <p role="alert" class="alert">%s</p>
            <p>Error: <code>%s</code></p>
            """
                .formatted(PlainPage.escape(description), PlainPage.escape(code))));
  }

  private static Response json(int status, String code, String description) {
    return Response.json(status, JsonAnswer.of(parameters(code, description)));
  }

  private static Map<String, String> parameters(String code, String description) {
    Map<String, String> ordered = new LinkedHashMap<>();
    ordered.put("error", code);
    ordered.put("error_description", description);
    return ordered;
  }
}
