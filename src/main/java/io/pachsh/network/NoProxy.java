package io.pachsh.network;

import java.net.IDN;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The addresses that are reached without a proxy: NO_PROXY, read as Go's {@code net/http} reads it,
 * so that pachctl and pachsh take the same way. Loopback never needs an entry.
 */
final class NoProxy {
  private final List<Entry> entries;

  /** One part of the list. */
  private interface Entry {
    boolean covers(String host, Optional<InetAddress> ip, String port);
  }

  private NoProxy(List<Entry> entries) {
    this.entries = entries;
  }

  /**
   * Reads a list with commas between its parts: {@code *}, names, domains, addresses and networks,
   * all but networks with a port or without.
   */
  static NoProxy parse(String text) {
    List<Entry> entries = new ArrayList<>();
    for (String part : text.split(",")) {
      String entry = part.strip().toLowerCase(Locale.ROOT);
      if (entry.equals("*")) {
        return new NoProxy(List.of((host, ip, port) -> true));
      }
      network(entry).or(() -> address(entry)).ifPresent(entries::add);
    }
    return new NoProxy(List.copyOf(entries));
  }

  /** Whether a host, IPv6 without brackets, is to be reached directly at that port. */
  boolean covers(String host, int port) {
    String name = host.strip().toLowerCase(Locale.ROOT);
    Optional<InetAddress> ip = IpText.parse(name);
    if (name.equals("localhost") || ip.map(InetAddress::isLoopbackAddress).orElse(false)) {
      return true;
    }
    String ascii = ip.isPresent() ? name : ascii(name);
    return entries.stream().anyMatch(entry -> entry.covers(ascii, ip, String.valueOf(port)));
  }

  private static Optional<Entry> network(String entry) {
    int slash = entry.indexOf('/');
    if (slash < 0 || !entry.substring(slash + 1).matches("\\d{1,3}")) {
      return Optional.empty();
    }
    int bits = Integer.parseInt(entry.substring(slash + 1));
    return IpText.parse(entry.substring(0, slash))
        .map(InetAddress::getAddress)
        .filter(network -> bits <= network.length * Byte.SIZE)
        .map(network -> (host, ip, port) -> ip.filter(it -> isIn(it, network, bits)).isPresent());
  }

  private static boolean isIn(InetAddress address, byte[] network, int bits) {
    byte[] bytes = address.getAddress();
    if (bytes.length != network.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> bit % Byte.SIZE;
      if ((bytes[bit / Byte.SIZE] & mask) != (network[bit / Byte.SIZE] & mask)) {
        return false;
      }
    }
    return true;
  }

  private static Optional<Entry> address(String entry) {
    int colon = entry.lastIndexOf(':');
    boolean hasPort =
        colon >= 0 && (entry.indexOf(':') == colon || entry.charAt(Math.max(0, colon - 1)) == ']');
    String wanted = hasPort ? entry.substring(colon + 1) : "";
    String host = unbracketed(hasPort ? entry.substring(0, colon) : entry);
    if (host.isEmpty()) {
      return Optional.empty();
    }
    Optional<InetAddress> address = IpText.parse(host);
    if (address.isPresent()) {
      return Optional.of((name, ip, port) -> ip.equals(address) && fits(wanted, port));
    }
    String domain = host.startsWith("*.") ? host.substring(1) : host;
    boolean itself = !domain.startsWith(".");
    String suffix = itself ? "." + ascii(domain) : "." + ascii(domain.substring(1));
    return Optional.of(
        (name, ip, port) ->
            (name.endsWith(suffix) || (itself && name.equals(suffix.substring(1))))
                && fits(wanted, port));
  }

  private static boolean fits(String wanted, String port) {
    return wanted.isEmpty() || wanted.equals(port);
  }

  private static String unbracketed(String host) {
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }

  private static String ascii(String name) {
    try {
      return IDN.toASCII(name).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException unusual) {
      return name;
    }
  }
}
