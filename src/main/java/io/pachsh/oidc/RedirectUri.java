package io.pachsh.oidc;

import io.pachsh.http.LoopbackHost;
import io.pachsh.oidc.transport.RejectedException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;

/**
 * Where the provider sends the browser back to: a plain HTTP address on loopback (RFC 8252 §7.3).
 *
 * @param path decoded, never empty
 */
record RedirectUri(String text, List<InetAddress> addresses, int port, String path) {
  private static final int HTTP_PORT = 80;
  private static final int MAX_PORT = 65535;

  RedirectUri {
    addresses = List.copyOf(addresses);
  }

  static RedirectUri parse(String text) {
    try {
      URI uri = new URI(text);
      Optional<List<InetAddress>> addresses =
          Optional.ofNullable(uri.getHost()).flatMap(LoopbackHost::addresses);
      if ("http".equalsIgnoreCase(uri.getScheme()) && addresses.isPresent()) {
        int port = uri.getPort() < 0 ? HTTP_PORT : uri.getPort();
        String path = uri.getPath().isEmpty() ? "/" : uri.getPath();
        if (port > 0 && port <= MAX_PORT) {
          return new RedirectUri(text, addresses.get(), port, path);
        }
      }
    } catch (URISyntaxException e) {
      // Said below: what cannot be read is no loopback address.
    }
    throw new RejectedException(
        "redirect_uri",
        "The redirect URI '%s' does not lead to this machine.".formatted(text),
        "an http address on 127.0.0.1, [::1] or localhost",
        text,
        "Use http://127.0.0.1:30657/authorization-code/callback, in 'auth set-config' and at the"
            + " provider alike.");
  }

  /** The sockets to listen on: two for {@code localhost}, which browsers resolve either way. */
  List<InetSocketAddress> sockets() {
    return addresses.stream().map(address -> new InetSocketAddress(address, port)).toList();
  }
}
