package io.pachsh.network;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import javax.net.SocketFactory;

/**
 * Dials one place through a SOCKS proxy, which looks up its name, whatever address is asked for.
 */
final class SocksDialling extends SocketFactory {
  private static final int LIMIT_MILLIS = 10_000;

  private final ProxyServer proxy;
  private final InetSocketAddress target;

  SocksDialling(ProxyServer proxy, String host, int port) {
    this.proxy = proxy;
    this.target = InetSocketAddress.createUnresolved(host, port);
  }

  @Override
  public Socket createSocket() throws IOException {
    Socket socket =
        new Socket(new Proxy(Proxy.Type.SOCKS, new InetSocketAddress(proxy.host(), proxy.port())));
    try {
      socket.setTcpNoDelay(true);
      socket.connect(target, LIMIT_MILLIS);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return createSocket();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return createSocket();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return createSocket();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    return createSocket();
  }
}
