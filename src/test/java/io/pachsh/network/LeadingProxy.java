package io.pachsh.network;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A proxy that leads to one port of this machine, whatever place is asked for. */
abstract class LeadingProxy implements AutoCloseable {
  private final ServerSocket listener;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final int target;

  LeadingProxy(ServerSocket listener, int target) {
    this.listener = listener;
    this.target = target;
  }

  static ServerSocket plain() throws IOException {
    return new ServerSocket(0, 20, InetAddress.getByName("127.0.0.1"));
  }

  public final int port() {
    return listener.getLocalPort();
  }

  /** Talks to a client until one side goes away. */
  abstract void serve(Socket client) throws IOException;

  final void accept() {
    start(
        () -> {
          while (true) {
            Socket client = listener.accept();
            sockets.add(client);
            start(
                () -> {
                  try (client) {
                    serve(client);
                  }
                });
          }
        });
  }

  final Socket target() throws IOException {
    Socket server = new Socket(InetAddress.getByName("127.0.0.1"), target);
    sockets.add(server);
    return server;
  }

  /** Lets what each side sends reach the other, until the server is done. */
  static void join(Socket client, Socket server) throws IOException {
    start(() -> client.getInputStream().transferTo(server.getOutputStream()));
    server.getInputStream().transferTo(client.getOutputStream());
  }

  /** Something that ends when a side goes away, or the test is over. */
  private interface Talk {
    void run() throws IOException;
  }

  private static void start(Talk talk) {
    Thread thread =
        new Thread(
            () -> {
              try {
                talk.run();
              } catch (IOException gone) {
                // As every talk ends.
              }
            },
            "test-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public final void close() throws IOException {
    listener.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
