package io.pachsh.serve;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * Where and how a cluster is served.
 *
 * @param addresses where gRPC is answered
 * @param port 0 takes a free one
 * @param gatewayPort where JSON is answered, on loopback alone; without it nowhere
 * @param allowsActivation whether access control may be off, and anybody may switch it on
 */
public record ServeSettings(
    List<InetAddress> addresses,
    int port,
    Optional<TlsFiles> tls,
    Optional<Integer> gatewayPort,
    boolean allowsActivation,
    Limits limits) {
  public ServeSettings {
    addresses = List.copyOf(addresses);
  }
}
