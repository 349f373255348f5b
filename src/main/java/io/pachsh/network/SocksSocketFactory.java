package io.pachsh.network;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.function.Supplier;

/** Makes sockets to one place through a SOCKS proxy, whatever address is asked for. */
final class SocksSocketFactory extends TimedSocketFactory {
  private final ProxyServer proxy;
  private final String host;
  private final int port;

  SocksSocketFactory(ProxyServer proxy, String host, int port) {
    this.proxy = proxy;
    this.host = host;
    this.port = port;
  }

  @Override
  public Socket createSocket() throws IOException {
    Socket socket = new SocksSocket(proxy, host, port);
    socket.setTcpNoDelay(true);
    return socket;
  }

  @Override
  protected InetSocketAddress destination(Supplier<InetSocketAddress> asked) {
    return InetSocketAddress.createUnresolved(host, port);
  }
}
