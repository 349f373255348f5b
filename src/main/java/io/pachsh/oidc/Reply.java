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

  /** The beginning of the body on one line, for messages. */
  String excerpt() {
    String line = body.strip().replaceAll("\\s+", " ");
    if (line.isEmpty()) {
      return "nothing";
    }
    return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
  }
}
