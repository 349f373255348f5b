package io.pachsh.network;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/** Makes sockets to one place through a SOCKS proxy, whatever address is asked for. */
final class SocksSocketFactory extends SocketFactory {
  private static final int LIMIT_MILLIS = 10_000;

  private final ProxyServer proxy;
  private final String host;
  private final int port;

  SocksSocketFactory(ProxyServer proxy, String host, int port) {
    this.proxy = proxy;
    this.host = host;
    this.port = port;
  }

  /** One that is not connected yet. */
  @Override
  public Socket createSocket() throws IOException {
    Socket socket = new SocksSocket(proxy, host, port);
    socket.setTcpNoDelay(true);
    return socket;
  }

  private Socket connected() throws IOException {
    Socket socket = createSocket();
    try {
      socket.connect(InetSocketAddress.createUnresolved(host, port), LIMIT_MILLIS);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  @Override
  public Socket createSocket(String anyHost, int anyPort) throws IOException {
    return connected();
  }

  @Override
  public Socket createSocket(InetAddress anyHost, int anyPort) throws IOException {
    return connected();
  }

  @Override
  public Socket createSocket(String anyHost, int anyPort, InetAddress local, int localPort)
      throws IOException {
    return connected();
  }

  @Override
  public Socket createSocket(InetAddress anyHost, int anyPort, InetAddress local, int localPort)
      throws IOException {
    return connected();
  }
}
