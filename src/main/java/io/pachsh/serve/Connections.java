package io.pachsh.serve;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;

/**
 * The connections that are open. One too many is closed at once, and so is one that does not show
 * in time that it speaks HTTP/2: gRPC's server for OkHttp would wait for it for ever.
 */
final class Connections extends ServerSocketFactory {
  /** The client's preface and the head of the frame that must follow it (RFC 9113 §3.4). */
  private static final int PREFACE_BYTES = 24 + 9;

  private final Limits limits;
  private final ScheduledExecutorService timer;
  private final Set<Connection> open = ConcurrentHashMap.newKeySet();

  Connections(Limits limits, ScheduledExecutorService timer) {
    this.limits = limits;
    this.timer = timer;
  }

  /** From now on the connection from that port has to prove nothing any more. */
  void ready(int remotePort) {
    open.forEach(
        connection -> {
          if (connection.getPort() == remotePort) {
            connection.isReady = true;
          }
        });
  }

  int count() {
    return open.size();
  }

  @Override
  public ServerSocket createServerSocket() throws IOException {
    return new Door();
  }

  @Override
  public ServerSocket createServerSocket(int port) throws IOException {
    throw new IOException("bound by gRPC");
  }

  @Override
  public ServerSocket createServerSocket(int port, int backlog) throws IOException {
    throw new IOException("bound by gRPC");
  }

  @Override
  public ServerSocket createServerSocket(int port, int backlog, InetAddress address)
      throws IOException {
    throw new IOException("bound by gRPC");
  }

  private final class Door extends ServerSocket {
    Door() throws IOException {
      super();
    }

    @Override
    public Socket accept() throws IOException {
      while (true) {
        Connection connection = new Connection();
        implAccept(connection);
        if (open.size() >= limits.connections()) {
          connection.close();
          continue;
        }
        open.add(connection);
        var unused =
            timer.schedule(
                connection::closeUnlessProven,
                limits.handshake().toMillis(),
                TimeUnit.MILLISECONDS);
        return connection;
      }
    }
  }

  private final class Connection extends Socket {
    private final AtomicInteger bytesRead = new AtomicInteger();
    private volatile boolean isReady;

    @Override
    public InputStream getInputStream() throws IOException {
      return new FilterInputStream(super.getInputStream()) {
        @Override
        public int read() throws IOException {
          int b = super.read();
          count(b < 0 ? 0 : 1);
          return b;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
          int count = super.read(bytes, offset, length);
          count(Math.max(count, 0));
          return count;
        }
      };
    }

    private void count(int more) {
      // Only the beginning matters.
      if (bytesRead.get() < PREFACE_BYTES) {
        bytesRead.addAndGet(more);
      }
    }

    private void closeUnlessProven() {
      if (!isReady || bytesRead.get() < PREFACE_BYTES) {
        try {
          close();
        } catch (IOException e) {
          // It is of no use to anybody either way.
        }
      }
    }

    @Override
    public synchronized void close() throws IOException {
      open.remove(this);
      super.close();
    }

    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }
}
