package io.pachsh.rehearsal.management;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pachsh.http.Request;
import java.util.List;
import java.util.Optional;

/**
 * A request to the API.
 *
 * @param words what stands behind {@code /api/v1/}, between slashes
 * @param base the org's address, which links begin with
 */
record ApiRequest(Request http, List<String> words, String base) {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  static ApiRequest of(Request http, String base) {
    String rest = http.path().substring(ManagementApi.PATH.length());
    return new ApiRequest(http, List.of(rest.split("/", -1)), base);
  }

  /** The word at that place; empty when there are not so many. */
  String word(int at) {
    return at < words.size() ? words.get(at) : "";
  }

  int size() {
    return words.size();
  }

  boolean is(String method) {
    return http.method().equals(method);
  }

  Optional<String> query(String name) {
    return http.query(name).filter(text -> !text.isEmpty());
  }

  /** The body, which is a JSON object; an empty one where there is no body. */
  JsonNode body() {
    try {
      JsonNode body =
          http.body().isBlank() ? MAPPER.createObjectNode() : MAPPER.readTree(http.body());
      if (!body.isObject()) {
        throw ApiError.notWellFormed();
      }
      return body;
    } catch (JsonProcessingException e) {
      throw ApiError.notWellFormed();
    }
  }

  /** Without the query and the body. */
  @Override
  public String toString() {
    return http.toString();
  }
}
