package io.pachsh.cluster;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** Hosts that only the name server inside a Kubernetes cluster knows, such as {@code pachd}. */
public final class ClusterHost {
  private ClusterHost() {}

  /** The host of a web address when it is such a one: a bare service name, or one below svc. */
  public static Optional<String> of(String address) {
    try {
      String host = URI.create(address.strip()).getHost();
      return Optional.ofNullable(host).filter(ClusterHost::isOfTheCluster);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The address, and behind one that works inside the cluster alone, that it does. */
  public static String marked(String address) {
    return of(address).isPresent() ? address + " (an address inside the cluster)" : address;
  }

  private static boolean isOfTheCluster(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    boolean bare = name.indexOf('.') < 0 && name.indexOf(':') < 0 && !name.equals("localhost");
    return bare || name.endsWith(".svc") || name.endsWith(".cluster.local");
  }
}
