package io.pachsh.http;

import java.util.LinkedHashMap;
import java.util.Map;

/** One HTTP response. Security headers are added by the server. */
public record Response(int status, String contentType, String body, Map<String, String> headers) {
  public Response {
    headers = Map.copyOf(headers);
  }

  public static Response text(int status, String body) {
    return new Response(status, "text/plain; charset=utf-8", body, Map.of());
  }

  public static Response html(int status, String body) {
    return new Response(status, "text/html; charset=utf-8", body, Map.of());
  }

  public static Response json(int status, String body) {
    return new Response(status, "application/json", body, Map.of());
  }

  /** Sends the browser elsewhere (302). */
  public static Response redirect(String location) {
    return text(302, "").with("Location", location);
  }

  public Response with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Response(status, contentType, body, more);
  }

  /** Without headers and body, in which secrets go. */
  @Override
  public String toString() {
    return status + " " + contentType;
  }
}
