package io.pachsh.pachd;

import io.pachsh.pachd.connection.Endpoint;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/** Takes connections on a Unix domain socket to a local port. */
public final class UnixProxy implements AutoCloseable {
  private final ServerSocketChannel listening;

  private final Path socket;

  public UnixProxy(Path socket, int port) throws IOException {
    this.socket = socket;
    listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    listening.bind(UnixDomainSocketAddress.of(socket));
    start(
        () -> {
          while (true) {
            SocketChannel client = listening.accept();
            SocketChannel server = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
            start(() -> copy(client, server));
            start(() -> copy(server, client));
          }
        });
  }

  public Endpoint endpoint() {
    return new Endpoint(new Endpoint.Socket(socket), new Endpoint.Plain());
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void copy(SocketChannel from, SocketChannel to) throws IOException {
    try (from;
        to) {
      ByteBuffer buffer = ByteBuffer.allocate(8192);
      while (from.read(buffer) >= 0) {
        buffer.flip();
        while (buffer.hasRemaining()) {
          to.write(buffer);
        }
        buffer.clear();
      }
    }
  }

  private static void start(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                // Its socket was closed.
              }
            });
    thread.setDaemon(true);
    thread.start();
  }
}
