package io.pachsh.network;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which proxy an environment wants for which address: HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and
 * NO_PROXY, each in capitals first, as Go's {@code net/http} reads them. An address on loopback
 * never has one.
 */
public final class ProxySettings {
  private static final List<String> SECURE = List.of("HTTPS_PROXY", "https_proxy");
  private static final List<String> PLAIN = List.of("HTTP_PROXY", "http_proxy");
  private static final List<String> ALL = List.of("ALL_PROXY", "all_proxy");
  private static final List<String> NONE = List.of("NO_PROXY", "no_proxy");

  private final Map<String, String> environment;

  ProxySettings(Map<String, String> environment) {
    this.environment = environment;
  }

  /** Whether the environment says anything about proxies. */
  boolean isGiven() {
    return first(SECURE).or(() -> first(PLAIN)).or(() -> first(ALL)).isPresent();
  }

  /**
   * The proxy on the way to a host, IPv6 without brackets; empty for none.
   *
   * @param isSecure whether TLS is spoken there; gRPC always counts as secure, as in Go
   * @throws io.pachsh.failure.Failure when the variable cannot be read
   */
  Optional<ProxyServer> towards(boolean isSecure, String host, int port) {
    Optional<String> variable = first(isSecure ? SECURE : PLAIN).or(() -> first(ALL));
    if (variable.isEmpty()
        || NoProxy.parse(first(NONE).map(environment::get).orElse("")).covers(host, port)) {
      return Optional.empty();
    }
    return variable.map(name -> ProxyServer.parse(name, environment.getOrDefault(name, "")));
  }

  private Optional<String> first(List<String> names) {
    return names.stream().filter(name -> !environment.getOrDefault(name, "").isBlank()).findFirst();
  }
}
