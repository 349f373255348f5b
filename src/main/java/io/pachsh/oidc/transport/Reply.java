package io.pachsh.oidc.transport;

import io.pachsh.network.ProxyServer;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One HTTP answer, read to its end.
 *
 * @param contentType as sent; empty when the server named none
 * @param location where a redirect leads
 * @param proxy what the answer came through, and perhaps from
 * @param date the server's clock when it answered (RFC 9110 §6.6.1); empty when it did not say
 * @param certificates what the server proved itself with, its own first; none without TLS
 */
public record Reply(
    URI address,
    int status,
    String contentType,
    Optional<URI> location,
    String body,
    Optional<ProxyServer> proxy,
    Optional<Instant> date,
    List<X509Certificate> certificates) {
  public Reply {
    certificates = List.copyOf(certificates);
  }

  private static final int SHOWN = 200;

  public boolean isRedirect() {
    return status >= 300 && status < 400;
  }

  /** Whether the body is a web page. */
  public boolean isHtml() {
    return contentType.toLowerCase(Locale.ROOT).contains("html") || body.strip().startsWith("<");
  }

  /**
   * Everything but the body, for messages about an answer that may hold secrets: {@code 500,
   * text/html, 312 characters}.
   */
  public String outline() {
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

  /** The beginning of the body on one line, for messages; never that of a token endpoint. */
  public String excerpt() {
    String line = body.strip().replaceAll("\\s+", " ");
    if (line.isEmpty()) {
      return "nothing";
    }
    return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
  }

  /**
   * Fails when the answer tells that nobody was reached who could have answered: a gateway in front
   * of the provider without one behind it, a proxy that wants a login, too many requests.
   */
  public void requireReached() {
    if (status == 407 && proxy.isPresent()) {
      throw TransportFailure.proxyLogin(proxy.get(), " (407)");
    }
    if (status == 429) {
      throw new RejectedException(
              "HTTP",
              "The provider takes no more requests for now (429, too many requests).",
              "an answer",
              "429 from " + address,
              "Wait a minute and run it again; a script that logs in often may be the cause.")
          .asUnreachable();
    }
    if (status >= 502 && status <= 504) {
      throw new RejectedException(
              "HTTP",
              "The provider is not reached: what stands in front of it answers %d%s%s."
                  .formatted(
                      status, meaning(), proxy.map(it -> ", through the proxy " + it).orElse("")),
              "an answer of the provider",
              "%d from %s".formatted(status, address),
              "Is the provider up? Its administrator, or whoever runs what stands in front of it,"
                  + " knows. Try again later.")
          .asUnreachable();
    }
  }

  private String meaning() {
    return switch (status) {
      case 502 -> " (Bad Gateway)";
      case 503 -> " (Service Unavailable)";
      default -> " (Gateway Timeout)";
    };
  }
}
