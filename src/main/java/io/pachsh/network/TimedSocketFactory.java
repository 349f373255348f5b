package io.pachsh.network;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.function.Supplier;
import javax.net.SocketFactory;

/** Makes sockets that connect within a limit, which the platform's own do not have. */
public abstract class TimedSocketFactory extends SocketFactory {
  /** How long connecting may take. */
  public static final Duration LIMIT = Duration.ofSeconds(10);

  /** A socket that is not connected yet, or one that knows where to and is connected. */
  @Override
  public abstract Socket createSocket() throws IOException;

  /** Where to connect when an address is asked for; getting that may look up a name. */
  protected InetSocketAddress destination(Supplier<InetSocketAddress> asked) {
    return asked.get();
  }

  @Override
  public final Socket createSocket(String host, int port) throws IOException {
    return connected(() -> new InetSocketAddress(host, port));
  }

  @Override
  public final Socket createSocket(InetAddress host, int port) throws IOException {
    return connected(() -> new InetSocketAddress(host, port));
  }

  @Override
  public final Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return createSocket(host, port);
  }

  @Override
  public final Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    return createSocket(host, port);
  }

  private Socket connected(Supplier<InetSocketAddress> asked) throws IOException {
    Socket socket = createSocket();
    try {
      if (!socket.isConnected()) {
        socket.connect(destination(asked), (int) LIMIT.toMillis());
      }
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }
}
