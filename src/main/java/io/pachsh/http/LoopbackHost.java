package io.pachsh.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The names under which this machine may be called on its loopback interface. */
public final class LoopbackHost {
  private static final Pattern IPV4 =
      Pattern.compile("127(?:\\.(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}");
  private static final Pattern WITH_PORT = Pattern.compile("(.*?)(?::\\d{1,5})?");

  private LoopbackHost() {}

  /** Whether a Host header, with or without a port, names loopback: parsed, never by prefix. */
  public static boolean names(String hostHeader) {
    var matcher = WITH_PORT.matcher(hostHeader);
    return matcher.matches() && addresses(matcher.group(1)).isPresent();
  }

  /**
   * The loopback addresses behind a host of a URL: both families for {@code localhost}, one for a
   * literal; empty when the host is not a loopback one. Asks no name server.
   */
  public static Optional<List<InetAddress>> addresses(String host) {
    try {
      if (host.toLowerCase(Locale.ROOT).equals("localhost")) {
        return Optional.of(List.of(literal("127.0.0.1"), literal("::1")));
      }
      if (IPV4.matcher(host).matches()) {
        return Optional.of(List.of(literal(host)));
      }
      if (host.equals("[::1]")) {
        return Optional.of(List.of(literal("::1")));
      }
      return Optional.empty();
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  private static InetAddress literal(String text) throws UnknownHostException {
    return InetAddress.getByName(text);
  }
}
