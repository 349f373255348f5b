package io.pachsh.network;

import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.secret.Secret;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * A proxy that stands between this machine and others. It prints as its address and the variable
 * that names it, never with its password.
 *
 * @param host a name or an address, IPv6 without brackets
 * @param variable what named it, such as {@code HTTPS_PROXY}
 */
public record ProxyServer(
    Kind kind, String host, int port, Optional<Login> login, String variable) {
  private static final int MAX_PORT = 65535;

  /** How a proxy is spoken to. */
  public enum Kind {
    HTTP("http", 80),
    /** HTTP within TLS. */
    HTTPS("https", 443),
    SOCKS("socks5", 1080);

    private final String scheme;
    private final int port;

    Kind(String scheme, int port) {
      this.scheme = scheme;
      this.port = port;
    }
  }

  /** Who may use the proxy. */
  public record Login(String user, Secret password) {}

  /**
   * Reads a variable's value: {@code [scheme://][user:password@]host[:port]}.
   *
   * @throws Failure when it is none; the value is not quoted, because it may hold a password
   */
  public static ProxyServer parse(String variable, String value) {
    String text = value.strip();
    int scheme = text.indexOf("://");
    Kind kind = scheme < 0 ? Kind.HTTP : kind(variable, text.substring(0, scheme));
    String authority = text.substring(scheme < 0 ? 0 : scheme + "://".length());
    // A password may hold a slash that nobody wrote as %2F: the host begins behind the last @.
    int at = authority.lastIndexOf('@');
    String place = authority.substring(at + 1).replaceFirst("[/?#].*", "");
    int colon = place.lastIndexOf(':');
    boolean isBracketed = place.startsWith("[");
    boolean hasPort =
        isBracketed ? colon > place.lastIndexOf(']') : colon >= 0 && place.indexOf(':') == colon;
    String host = hasPort ? place.substring(0, colon) : place;
    String port = hasPort ? place.substring(colon + 1) : "";
    if (host.startsWith("[") && host.endsWith("]")) {
      host = host.substring(1, host.length() - 1);
    }
    if (host.isEmpty() || host.matches(".*\\s.*")) {
      throw unreadable(variable, "it names no host");
    }
    return new ProxyServer(
        kind,
        host,
        port.isEmpty() ? kind.port : port(variable, port),
        at < 0 ? Optional.empty() : Optional.of(login(authority.substring(0, at))),
        variable);
  }

  private static Kind kind(String variable, String scheme) {
    return switch (scheme.toLowerCase(Locale.ROOT)) {
      case "http" -> Kind.HTTP;
      case "https" -> Kind.HTTPS;
      case "socks5", "socks5h" -> Kind.SOCKS;
      default -> throw unreadable(variable, "its scheme is not http, https or socks5");
    };
  }

  private static int port(String variable, String text) {
    if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > MAX_PORT || text.matches("0+")) {
      throw unreadable(variable, "its port is no number from 1 to " + MAX_PORT);
    }
    return Integer.parseInt(text);
  }

  private static Login login(String userInfo) {
    int colon = userInfo.indexOf(':');
    return new Login(
        decoded(colon < 0 ? userInfo : userInfo.substring(0, colon)),
        Secret.of(colon < 0 ? "" : decoded(userInfo.substring(colon + 1))));
  }

  /** Percent escapes alone: a plus is a plus here. */
  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEscaped) {
      return text;
    }
  }

  private static Failure unreadable(String variable, String why) {
    return new Failure(
        Exit.USAGE,
        "%s does not name a proxy: %s.".formatted(variable, why),
        "It is written http://HOST:PORT or http://USER:PASSWORD@HOST:PORT.");
  }

  /** What to set the variable to, as a sentence's end. */
  public String example() {
    return "%s=%s://USER:PASSWORD@HOST:PORT".formatted(variable, kind.scheme);
  }

  /** Where it listens, as people write it, without its login. */
  public String address() {
    return "%s://%s:%d".formatted(kind.scheme, host.contains(":") ? "[" + host + "]" : host, port);
  }

  @Override
  public String toString() {
    return "%s (%s)".formatted(address(), variable);
  }
}
