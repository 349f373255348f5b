package io.pachsh.rehearsal.management;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.pachsh.http.Parameters;
import io.pachsh.http.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** One page of a list, and the link to the next (RFC 8288) as Okta sends it. */
final class ApiPage {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int LONGEST = 200;

  private ApiPage() {}

  /** The page that a request asks for by {@code after}, an id, and {@code limit}. */
  static <T> Response of(
      List<T> all, Function<T, String> id, Function<T, JsonNode> show, ApiRequest request) {
    int begin = request.query("after").map(after -> indexAfter(all, id, after)).orElse(0);
    int end = Math.min(all.size(), begin + limit(request));
    ArrayNode page = MAPPER.createArrayNode();
    all.subList(begin, end).forEach(each -> page.add(show.apply(each)));
    Response response = Response.json(200, page.toString());
    return end == all.size() || begin == end
        ? response
        : response.with(
            "Link", "<" + next(request, id.apply(all.get(end - 1))) + ">; rel=\"next\"");
  }

  /** One thing, with a status. */
  static Response one(int status, JsonNode thing) {
    return Response.json(status, thing.toString());
  }

  /** Done, and nothing to show. */
  static Response nothing() {
    return new Response(204, "application/json", "", Map.of());
  }

  private static <T> int indexAfter(List<T> all, Function<T, String> id, String after) {
    for (int i = 0; i < all.size(); i++) {
      if (id.apply(all.get(i)).equals(after)) {
        return i + 1;
      }
    }
    throw ApiError.invalid("after", "after: The cursor is not one of this list.");
  }

  private static int limit(ApiRequest request) {
    String text = request.query("limit").orElse(String.valueOf(LONGEST));
    if (!text.matches("[1-9]\\d{0,4}")) {
      throw ApiError.invalid("limit", "limit: The limit is no positive number.");
    }
    return Math.min(LONGEST, Integer.parseInt(text));
  }

  private static String next(ApiRequest request, String after) {
    Map<String, String> query = new LinkedHashMap<>();
    request.http().query().forEach((name, values) -> query.put(name, values.get(0)));
    query.put("after", after);
    return request.base() + request.http().path() + "?" + Parameters.format(query);
  }
}
