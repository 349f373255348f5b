package io.pachsh.config;

import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a pachd listens. Written as pachctl writes it: {@code grpc://host:port} without TLS, {@code
 * grpcs://host:port} with it, or {@code unix://path}.
 */
public sealed interface Address {
  /** The port of every scheme, as long as an address names none. */
  int DEFAULT_PORT = 30650;

  /**
   * A host's port.
   *
   * @param host a name or an IP literal, an IPv6 one without brackets
   */
  record Tcp(boolean isTls, String host, int port) implements Address {
    @Override
    public String text() {
      String name = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
      return (isTls ? "grpcs://" : "grpc://") + name + ":" + port;
    }
  }

  /** A Unix domain socket, taken as it is written. */
  record Socket(String text) implements Address {
    @Override
    public boolean isTls() {
      return false;
    }
  }

  /**
   * The pods of pachd in a Kubernetes cluster, to which its API leads.
   *
   * @param pointer cluster, user and namespace; what it leaves out is kubectl's current context's
   * @param isEnterprise whether they are an enterprise server's
   */
  record Kubernetes(Kubeconfig.Pointer pointer, boolean isEnterprise) implements Address {
    @Override
    public String text() {
      return "kubernetes:" + pointer.cluster() + "/" + pointer.namespace();
    }

    @Override
    public boolean isTls() {
      return false;
    }
  }

  /** The whole address, qualified by scheme and port. */
  String text();

  boolean isTls();

  /** Reads what a person wrote; refuses what pachctl refuses, in its words. */
  static Address parse(String written) {
    String text = unquoted(written);
    if (text.isEmpty()) {
      throw refused("no pachd address specified", "Write it as in grpcs://pachd.example.com:443.");
    }
    if (text.startsWith("unix://")) {
      return new Socket(text);
    }
    Matcher parts = Parts.of(text);
    String scheme = parts.group("scheme") == null ? "grpc" : parts.group("scheme");
    boolean tls =
        switch (scheme.toLowerCase(Locale.ROOT)) {
          case "grpc", "http" -> false;
          case "grpcs", "https" -> true;
          default ->
              throw refused(
                  "unrecognized scheme in pachd address: " + scheme,
                  "It can be grpc or http without TLS, grpcs or https with TLS, or unix.");
        };
    String authority = parts.group("authority");
    String host = authority.substring(authority.lastIndexOf('@') + 1);
    String hint = "Write '" + (tls ? "grpcs://" : "grpc://") + host + "' alone.";
    if (parts.group("path") != null) {
      throw refused("pachd address should not include a path", hint);
    }
    if (authority.contains("@")) {
      throw refused("pachd address should not include login credentials", hint);
    }
    if (parts.group("query") != null) {
      throw refused("pachd address should not include a query string", hint);
    }
    if (parts.group("fragment") != null) {
      throw refused("pachd address should not include a fragment", hint);
    }
    return Parts.tcp(tls, host);
  }

  /**
   * Reads what stands in a configuration file: pachctl leaves out the brackets around an IPv6
   * literal, but never the port, so that both can still be told apart.
   */
  static Address stored(String text) {
    Matcher bare = Parts.BARE_IPV6.matcher(text);
    return parse(bare.matches() ? bare.replaceFirst("$1[$2]:$3") : text);
  }

  /** An address without blanks and the quotes that a file of variables keeps around it. */
  static String unquoted(String written) {
    String text = written.strip();
    boolean quoted =
        text.length() > 1
            && "\"'“”‘’".indexOf(text.charAt(0)) >= 0
            && "\"'“”‘’".indexOf(text.charAt(text.length() - 1)) >= 0;
    return quoted ? text.substring(1, text.length() - 1).strip() : text;
  }

  private static Failure refused(String sentence, String hint) {
    return new Failure(Exit.FAILED, sentence, hint);
  }

  /** The grammar of addresses. */
  final class Parts {
    private static final Pattern WHOLE =
        Pattern.compile(
            "(?:(?<scheme>[^:/?#]*)://)?(?<authority>[^/?#]*)"
                + "(?<path>/[^?#]*)?(?<query>\\?[^#]*)?(?<fragment>#.*)?",
            Pattern.DOTALL);
    private static final Pattern HOST_AND_PORT =
        Pattern.compile("(?:\\[(?<literal>[^\\[\\]]*)]|(?<name>[^:\\[\\]]*))(?::(?<port>[0-9]*))?");
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_.-]+");
    private static final Pattern LITERAL = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
    private static final Pattern ZONE = Pattern.compile("%[\\w.-]+$");
    private static final Pattern BARE_IPV6 =
        Pattern.compile("(\\w+://)([0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*):([0-9]{1,5})");

    private Parts() {}

    private static Matcher of(String text) {
      Matcher parts = WHOLE.matcher(text);
      if (!parts.matches()) {
        throw new IllegalStateException("every text has an authority");
      }
      return parts;
    }

    private static Tcp tcp(boolean tls, String text) {
      Matcher parts = HOST_AND_PORT.matcher(text);
      if (!parts.matches()) {
        boolean ipv6 = LITERAL.matcher(text).matches();
        throw refused(
            "'" + text + "' is no host and port in a pachd address",
            ipv6
                ? "An IPv6 address stands in brackets: grpc://[" + text + "]:" + DEFAULT_PORT + "."
                : "Write HOST:PORT, such as pachd.example.com:443.");
      }
      String literal = parts.group("literal");
      String host = literal == null ? parts.group("name") : literal;
      boolean fits = literal == null ? NAME.matcher(host).matches() : isIpv6(literal);
      if (!fits) {
        throw refused(
            "'" + host + "' is no host in a pachd address",
            "Write a name, an IPv4 address, or an IPv6 address in brackets.");
      }
      return new Tcp(tls, host, port(parts.group("port")));
    }

    private static int port(@Nullable String digits) {
      if (digits == null || digits.isEmpty()) {
        return DEFAULT_PORT;
      }
      int port = digits.length() > 5 ? 0 : Integer.parseInt(digits);
      if (port < 1 || port > 65535) {
        throw refused(
            "'" + digits + "' is no port in a pachd address", "A port is between 1 and 65535.");
      }
      return port;
    }

    private static boolean isIpv6(String text) {
      String address = ZONE.matcher(text).replaceFirst("");
      try {
        // A text of these characters is never looked up as a name.
        return LITERAL.matcher(address).matches()
            && InetAddress.getByName("[" + address + "]") != null;
      } catch (UnknownHostException e) {
        return false;
      }
    }
  }
}
