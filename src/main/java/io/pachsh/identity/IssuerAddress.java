package io.pachsh.identity;

import io.pachsh.cluster.identity.IdentitySettings;
import io.pachsh.http.LoopbackHost;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * The issuer of an identity service, and what follows from it.
 *
 * @param issuer exactly as its tokens carry it
 */
record IssuerAddress(String issuer, URI uri) {
  private static final int HTTP_PORT = 80;
  private static final int HTTPS_PORT = 443;

  /** Reads an issuer; empty when the text cannot be one (OpenID Connect Discovery 1.0 §3). */
  static Optional<IssuerAddress> parse(String issuer) {
    try {
      URI uri = new URI(issuer);
      boolean isWeb =
          "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
      return isWeb
              && uri.getHost() != null
              && uri.getRawUserInfo() == null
              && uri.getRawQuery() == null
              && uri.getRawFragment() == null
          ? Optional.of(new IssuerAddress(issuer, uri))
          : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** Where the service listens: the port of a loopback issuer, else the usual one. */
  int port() {
    if (!isLoopback()) {
      return IdentitySettings.DEFAULT_PORT;
    }
    if (uri.getPort() >= 0) {
      return uri.getPort();
    }
    return isPlain() ? HTTP_PORT : HTTPS_PORT;
  }

  /** Scheme, host and port by which this machine reaches it. */
  URI local() {
    return isLoopback() && isPlain()
        ? URI.create("http://" + uri.getRawAuthority())
        : atPort(port());
  }

  /** How this machine reaches a service whose issuer says nothing about it. */
  static URI atPort(int port) {
    return URI.create("http://localhost:" + port);
  }

  /** The path below which everything is; without a final slash, empty for the root. */
  String root() {
    return withoutFinalSlash(uri.getPath());
  }

  /** Where providers send browsers back to. */
  String callback() {
    return IdentitySettings.callback(issuer);
  }

  private boolean isLoopback() {
    return LoopbackHost.addresses(uri.getHost()).isPresent();
  }

  private boolean isPlain() {
    return "http".equalsIgnoreCase(uri.getScheme());
  }

  private static String withoutFinalSlash(String text) {
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }
}
