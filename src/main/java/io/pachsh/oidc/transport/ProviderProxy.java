package io.pachsh.oidc.transport;

import io.pachsh.network.Network;
import io.pachsh.network.ProxyServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import okhttp3.Credentials;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/** The proxy between this machine and an address, if there is one, in OkHttp's terms. */
public record ProviderProxy(URI address, Network network, Optional<ProxyServer> server) {
  private static final byte[] LOOPBACK = {127, 0, 0, 1};
  private static final String AUTHORIZATION = "Proxy-Authorization";

  public static ProviderProxy to(URI address, Network network) {
    boolean secure = "https".equalsIgnoreCase(address.getScheme());
    return new ProviderProxy(
        address, network, network.proxy(secure, address.getHost(), ProviderHttp.port(address)));
  }

  /** Lets a client take this way. */
  public OkHttpClient.Builder applyTo(OkHttpClient.Builder client) {
    if (server.isEmpty()) {
      // Without a word about proxies in the environment, the JDK's own settings hold.
      return network.namesProxies() ? client.proxy(Proxy.NO_PROXY) : client;
    }
    ProxyServer proxy = server.get();
    if (proxy.kind() == ProxyServer.Kind.SOCKS) {
      // The proxy looks up the name, so that no name server is asked here.
      return client
          .proxy(Proxy.NO_PROXY)
          .dns(name -> List.of(InetAddress.getByAddress(name, LOOPBACK)))
          .socketFactory(
              network.socksSockets(proxy, address.getHost(), ProviderHttp.port(address)));
    }
    if (proxy.kind() == ProxyServer.Kind.HTTPS) {
      client.socketFactory(network.tlsSockets());
    }
    // The answer to a request that the proxy passed on is never sent again with a password.
    return client
        .proxy(
            new Proxy(
                Proxy.Type.HTTP, InetSocketAddress.createUnresolved(proxy.host(), proxy.port())))
        .proxyAuthenticator(
            (route, response) ->
                response.request().method().equals("CONNECT")
                        && response.request().header(AUTHORIZATION) == null
                    ? withLogin(response.request()).orElse(null)
                    : null);
  }

  /** A request in plain HTTP with the proxy's login, which nobody but the proxy sees. */
  public Request applyTo(Request request) {
    boolean isReadByProxy =
        !request.isHttps()
            && server.filter(proxy -> proxy.kind() != ProxyServer.Kind.SOCKS).isPresent();
    return !isReadByProxy ? request : withLogin(request).orElse(request);
  }

  private Optional<Request> withLogin(Request request) {
    return server
        .flatMap(ProxyServer::login)
        .map(
            login ->
                request
                    .newBuilder()
                    .header(
                        AUTHORIZATION,
                        Credentials.basic(
                            login.user(), login.password().reveal(), StandardCharsets.UTF_8))
                    .build());
  }
}
