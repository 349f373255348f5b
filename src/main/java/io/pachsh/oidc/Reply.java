package io.pachsh.oidc;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * One HTTP answer, read to its end.
 *
 * @param contentType as sent; empty when the server named none
 * @param location where a redirect leads
 */
record Reply(URI address, int status, String contentType, Optional<URI> location, String body) {
  private static final int SHOWN = 200;

  boolean isRedirect() {
    return status >= 300 && status < 400;
  }

  /** Whether the body is a web page. */
  boolean isHtml() {
    return contentType.toLowerCase(Locale.ROOT).contains("html") || body.strip().startsWith("<");
  }

  /**
   * Everything but the body, for messages about an answer that may hold secrets: {@code 500,
   * text/html, 312 characters}.
   */
  String outline() {
    String kind = contentType.replaceFirst(";.*", "").strip();
    String size =
        body.isEmpty() ? "an empty body" : "%d characters, not shown".formatted(body.length());
    return "%d, %s, %s".formatted(status, kind.isEmpty() ? "no content type" : kind, size);
  }

  /** Without the body, in which tokens may stand. */
  @Override
  public String toString() {
    return "%s: %s".formatted(address, outline());
  }

  /** The beginning of the body on one line, for messages. */
  String excerpt() {
    String line = body.strip().replaceAll("\\s+", " ");
    if (line.isEmpty()) {
      return "nothing";
    }
    return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
  }
}
