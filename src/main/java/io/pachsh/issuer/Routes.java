package io.pachsh.issuer;

import io.pachsh.http.Handler;
import io.pachsh.http.Request;
import io.pachsh.http.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Which endpoint answers which path and method. */
final class Routes implements Handler {
  private final Map<String, Map<String, Handler>> byPath = new LinkedHashMap<>();

  Routes get(String path, Handler endpoint) {
    return route("GET", path, endpoint).route("HEAD", path, endpoint);
  }

  Routes post(String path, Handler endpoint) {
    return route("POST", path, endpoint);
  }

  @Override
  public Response handle(Request request) {
    Map<String, Handler> byMethod = byPath.getOrDefault(request.path(), Map.of());
    if (byMethod.isEmpty()) {
      return Response.text(404, "There is nothing at this address.\n");
    }
    Handler endpoint = byMethod.get(request.method());
    if (endpoint == null) {
      return Response.text(405, "This address does not answer this method.\n")
          .with("Allow", String.join(", ", byMethod.keySet()));
    }
    return endpoint.handle(request);
  }

  private Routes route(String method, String path, Handler endpoint) {
    byPath.computeIfAbsent(path, unused -> new TreeMap<>()).put(method, endpoint);
    return this;
  }
}
