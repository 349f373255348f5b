package io.pachsh.pachd.connection;

import io.grpc.HttpConnectProxiedSocketAddress;
import io.grpc.ProxiedSocketAddress;
import io.grpc.okhttp.OkHttpChannelBuilder;
import io.pachsh.network.Network;
import io.pachsh.network.ProxyServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** How an endpoint is reached: directly, or through the proxy that the environment names for it. */
public record NetworkRoute(Endpoint endpoint, Network network) {

  /** As in Go, gRPC takes the proxy for HTTPS, encrypted or not. */
  Optional<ProxyServer> proxy() {
    return endpoint.place() instanceof Endpoint.Port port
        ? network.proxy(true, port.host(), port.port())
        : Optional.empty();
  }

  /** What names the authorities that are trusted; empty for this machine's own. */
  Optional<String> trust() {
    return endpoint.security() instanceof Endpoint.OwnTls
        ? Optional.of("this context (its server_cas)")
        : network.authoritiesName();
  }

  /** A builder of channels that take this route. */
  OkHttpChannelBuilder channel() {
    Endpoint.Port port =
        endpoint.place() instanceof Endpoint.Port it ? it : new Endpoint.Port("127.0.0.1", 1);
    Optional<ProxyServer> proxy = proxy();
    if (proxy.isEmpty()) {
      OkHttpChannelBuilder direct =
          OkHttpChannelBuilder.forAddress(port.host(), port.port())
              .socketFactory(new EndpointSocketFactory(endpoint.place()));
      // Without a word about proxies in the environment, the JDK's own settings hold.
      return network.namesProxies() ? direct.proxyDetector(target -> null) : direct;
    }
    if (proxy.get().kind() == ProxyServer.Kind.SOCKS) {
      // The proxy looks up the name, so that no name server is asked here.
      return OkHttpChannelBuilder.forAddress("127.0.0.1", port.port())
          .overrideAuthority(port.toString())
          .proxyDetector(target -> null)
          .socketFactory(network.socksSockets(proxy.get(), port.host(), port.port()));
    }
    return OkHttpChannelBuilder.forAddress(port.host(), port.port())
        .socketFactory(
            proxy.get().kind() == ProxyServer.Kind.HTTPS
                ? network.tlsSockets()
                : new EndpointSocketFactory(endpoint.place()))
        .proxyDetector(target -> through(proxy.get(), (InetSocketAddress) target));
  }

  private static ProxiedSocketAddress through(ProxyServer proxy, InetSocketAddress target)
      throws IOException {
    InetSocketAddress address = new InetSocketAddress(proxy.host(), proxy.port());
    if (address.isUnresolved()) {
      throw new UnknownHostException(proxy.host());
    }
    HttpConnectProxiedSocketAddress.Builder connect =
        HttpConnectProxiedSocketAddress.newBuilder()
            .setTargetAddress(target)
            .setProxyAddress(address);
    proxy
        .login()
        .ifPresent(
            login -> connect.setUsername(login.user()).setPassword(login.password().reveal()));
    return connect.build();
  }
}
