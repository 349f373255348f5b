package io.pachsh.pachd;

import io.pachsh.pachd.connection.Endpoint;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/**
 * A proxy in front of a server that meddles with what the server sends: it delays, cuts, resets or
 * garbles it, from the moment it is told to.
 */
public final class Meddler implements AutoCloseable {
  private static final int BUFFER_BYTES = 16 * 1024;

  /** What it does to what comes from the server. */
  public enum Mood {
    HONEST,
    /** Ends the connection in order. */
    CUTTING,
    /** Ends it as a crash does. */
    RESETTING,
    /** Turns bits. */
    GARBLING,
    /** Lets nothing through and says nothing. */
    SWALLOWING
  }

  private final ServerSocket listening;
  private final int port;
  private final long delayNanos;
  private final List<Link> links = new CopyOnWriteArrayList<>();
  private volatile Mood mood = Mood.HONEST;

  /** One connection through it, with its own mood. */
  private static final class Link {
    final Socket client;
    final Socket server;
    volatile Mood mood;

    Link(Socket client, Socket server, Mood mood) {
      this.client = client;
      this.server = server;
      this.mood = mood;
    }

    void close() throws IOException {
      client.close();
      server.close();
    }
  }

  /**
   * A proxy to a local port.
   *
   * @param delayNanos how long each way takes in addition
   */
  public Meddler(int port, long delayNanos) throws IOException {
    this.port = port;
    this.delayNanos = delayNanos;
    this.listening = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    run("meddler", this::accept);
  }

  public int port() {
    return listening.getLocalPort();
  }

  public Endpoint endpoint() {
    return new Endpoint(new Endpoint.Port("127.0.0.1", port()), new Endpoint.Plain());
  }

  /** Treats all connections so, those there are and those to come. */
  public void become(Mood other) {
    mood = other;
    spoil(other);
  }

  /** Treats the connections that there are so. */
  public void spoil(Mood other) {
    links.forEach(link -> link.mood = other);
  }

  public int connections() {
    return links.size();
  }

  /** Ends every connection that there is now. */
  public void cutAll() throws IOException {
    for (Link link : links) {
      link.close();
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
    cutAll();
  }

  private void accept() throws IOException {
    while (true) {
      Socket client = listening.accept();
      Socket server = new Socket();
      try {
        server.connect(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
      } catch (IOException e) {
        client.close();
        continue;
      }
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
      Link link = new Link(client, server, mood);
      links.add(link);
      run("meddler up", () -> copy(link, client, server));
      run("meddler down", () -> copy(link, server, client));
    }
  }

  private void copy(Link link, Socket from, Socket to) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    InputStream in = from.getInputStream();
    OutputStream out = to.getOutputStream();
    try (from;
        to) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (delayNanos > 0) {
          LockSupport.parkNanos(delayNanos);
        }
        switch (to.equals(link.client) ? link.mood : Mood.HONEST) {
          case HONEST -> out.write(buffer, 0, read);
          case GARBLING -> {
            for (int i = 0; i < read; i++) {
              buffer[i] ^= 0x55;
            }
            out.write(buffer, 0, read);
          }
          case SWALLOWING -> {}
          case RESETTING -> {
            to.setSoLinger(true, 0);
            return;
          }
          case CUTTING -> {
            return;
          }
        }
      }
    }
  }

  /** Work that ends with its socket. */
  private interface Work {
    void run() throws IOException;
  }

  private static void run(String name, Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                // Its socket was closed.
              }
            },
            name);
    thread.setDaemon(true);
    thread.start();
  }
}
