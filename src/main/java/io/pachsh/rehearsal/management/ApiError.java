package io.pachsh.rehearsal.management;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pachsh.http.Response;
import java.util.List;

/** A refusal in Okta's shape: {@code errorCode}, {@code errorSummary}, {@code errorCauses}. */
final class ApiError extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final int status;
  private final String code;
  private final transient List<String> causes;

  private ApiError(int status, String code, String summary, List<String> causes) {
    super(summary, null, false, false);
    this.status = status;
    this.code = code;
    this.causes = causes;
  }

  /** What was sent cannot be kept: what it is about, and why. */
  static ApiError invalid(String what, String why) {
    return new ApiError(400, "E0000001", "Api validation failed: " + what, List.of(why));
  }

  static ApiError notWellFormed() {
    return new ApiError(400, "E0000003", "The request body was not well-formed.", List.of());
  }

  static ApiError unauthorized() {
    return new ApiError(401, "E0000011", "Invalid token provided", List.of());
  }

  static ApiError forbidden() {
    return new ApiError(
        403, "E0000006", "You do not have permission to perform the requested action", List.of());
  }

  /** The application that came with the org is to be changed, which is the org's own affair. */
  static ApiError fixed(String label) {
    return new ApiError(
        403,
        "E0000006",
        "You do not have permission to perform the requested action",
        List.of(
            "'%s' came with the rehearsal org and keeps all but its secrets; 'okta register' makes an app that may be changed"
                .formatted(label)));
  }

  /** Also for every address that Okta does not publish. */
  static ApiError notFound(String what) {
    return new ApiError(404, "E0000007", "Not found: Resource not found: " + what, List.of());
  }

  static ApiError method() {
    return new ApiError(
        405, "E0000022", "The endpoint does not support the provided HTTP method", List.of());
  }

  static ApiError tooMany() {
    return new ApiError(
        429, "E0000047", "API call exceeded rate limit due to too many requests.", List.of());
  }

  Response response() {
    ObjectNode body =
        MAPPER
            .createObjectNode()
            .put("errorCode", code)
            .put("errorSummary", String.valueOf(getMessage()))
            .put("errorLink", code)
            .put("errorId", "rehearsal");
    var array = body.putArray("errorCauses");
    causes.forEach(cause -> array.addObject().put("errorSummary", cause));
    return Response.json(status, body.toString());
  }
}
