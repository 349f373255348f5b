package io.pachsh.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One HTTP request, read to its end.
 *
 * @param path the path alone, decoded
 * @param query the query's parameters, decoded, in order; a name may come more than once
 * @param form the body's parameters when it is a form, decoded
 * @param body as text, in UTF-8
 * @param headers by lower-case name
 */
public record Request(
    String method,
    String path,
    Map<String, List<String>> query,
    Map<String, List<String>> form,
    String body,
    Map<String, List<String>> headers) {

  /** The only value of a query parameter; empty when it is absent or given more than once. */
  public Optional<String> query(String name) {
    return only(query, name);
  }

  /** The only value of a form parameter; empty when it is absent or given more than once. */
  public Optional<String> form(String name) {
    return only(form, name);
  }

  /** The only value of a header. */
  public Optional<String> header(String lowerCaseName) {
    return only(headers, lowerCaseName);
  }

  private static Optional<String> only(Map<String, List<String>> from, String name) {
    List<String> values = from.getOrDefault(name, List.of());
    return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
  }

  /** Without parameters, headers and body, in which secrets come. */
  @Override
  public String toString() {
    return method + " " + path;
  }
}
