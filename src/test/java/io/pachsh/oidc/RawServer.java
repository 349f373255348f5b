package io.pachsh.oidc;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server below HTTP: it reads the head of one request and sends bytes, right or wrong. */
final class RawServer implements AutoCloseable {
  private final ServerSocket listener = new ServerSocket(0, 10, InetAddress.getByName("127.0.0.1"));
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();

  /** What a server does with a connection once a request came. */
  interface Talk {
    void with(OutputStream out) throws IOException, InterruptedException;
  }

  RawServer(Talk talk) throws IOException {
    Thread thread = new Thread(() -> serve(talk), "raw-server");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return listener.getLocalPort();
  }

  private void serve(Talk talk) {
    while (!listener.isClosed()) {
      try (Socket socket = listener.accept()) {
        sockets.add(socket);
        readHead(socket.getInputStream());
        talk.with(socket.getOutputStream());
      } catch (IOException | InterruptedException gone) {
        // The client went away, or the test is over.
      }
    }
  }

  /** Up to the empty line, or to the first byte of something that is no HTTP. */
  private static void readHead(InputStream in) throws IOException {
    int newlines = 0;
    for (int next = in.read(); next >= ' ' || next == '\r' || next == '\n'; next = in.read()) {
      newlines = next == '\n' ? newlines + 1 : next == '\r' ? newlines : 0;
      if (newlines == 2) {
        return;
      }
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
