package io.pachsh.kube;

import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.network.Dialer;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** A port of this machine that leads to one of a pod, on loopback alone, until it is closed. */
public final class PortForward implements AutoCloseable {
  /** Both loopback addresses, as kubectl listens on both where there are both. */
  private static final List<byte[]> LOOPBACK =
      List.of(
          new byte[] {127, 0, 0, 1}, new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1});

  private static final int BACKLOG = 50;

  private final ForwardTarget target;
  private final int remote;
  private final Listener listener;
  private final List<ServerSocket> servers = new ArrayList<>();
  private final Set<Closeable> open = ConcurrentHashMap.newKeySet();

  /** Hears of connections, from any thread. */
  public interface Listener {
    void connected(PortForward forward);

    void failed(PortForward forward, Failure why);

    /** Nobody listens. */
    static Listener none() {
      return failures(why -> {});
    }

    /** Only what went wrong is heard. */
    static Listener failures(Consumer<Failure> hears) {
      return new Listener() {
        @Override
        public void connected(PortForward forward) {}

        @Override
        public void failed(PortForward forward, Failure why) {
          hears.accept(why);
        }
      };
    }
  }

  private PortForward(ForwardTarget target, int remote, Listener listener) {
    this.target = target;
    this.remote = remote;
    this.listener = listener;
  }

  /**
   * Listens from now on; fails where the port is in use, or nothing is there to forward to.
   *
   * @param local 0 for a free one
   */
  public static PortForward start(ForwardTarget target, int local, int remote, Listener listener) {
    int other = local + 10000 > 65535 ? local - 10000 : local + 10000;
    return startUnlessInUse(target, local, remote, listener)
        .orElseThrow(
            () ->
                new Failure(
                    Exit.FAILED,
                    "Port %d of this machine is in use.".formatted(local),
                    "Write another one in front of it, such as %d:%d, or :%d for a free one."
                        .formatted(other, remote, remote)));
  }

  /** The same; empty where the port is in use. */
  public static Optional<PortForward> startUnlessInUse(
      ForwardTarget target, int local, int remote, Listener listener) {
    var unused = target.resolve(remote);
    PortForward forward = new PortForward(target, remote, listener);
    try {
      forward.listen(local);
      return Optional.of(forward);
    } catch (IOException e) {
      forward.close();
      // A port that is not permitted is told in the same way.
      if (e instanceof BindException && !String.valueOf(e.getMessage()).contains("ermission")) {
        return Optional.empty();
      }
      throw new Failure(
          Exit.FAILED,
          "Port %d of this machine cannot be listened on: %s.".formatted(local, e.getMessage()),
          "Ports below 1024 want a permission: write another one in front of it.");
    }
  }

  private void listen(int local) throws IOException {
    int port = local;
    for (byte[] address : LOOPBACK) {
      try {
        ServerSocket server = new ServerSocket(port, BACKLOG, InetAddress.getByAddress(address));
        servers.add(server);
        port = server.getLocalPort();
        start(() -> accept(server));
      } catch (IOException e) {
        // A machine may do without IPv6.
        if (servers.isEmpty()) {
          throw e;
        }
      }
    }
  }

  public ForwardTarget target() {
    return target;
  }

  /** The port of this machine. */
  public int local() {
    return servers.get(0).getLocalPort();
  }

  /** The port of the pod, or of the service before it. */
  public int remote() {
    return remote;
  }

  /** As kubectl says it, a line for each address. */
  public List<String> lines() {
    return servers.stream()
        .map(
            server ->
                "Forwarding from %s:%d -> %d"
                    .formatted(
                        server.getInetAddress().getAddress().length == 4 ? "127.0.0.1" : "[::1]",
                        server.getLocalPort(),
                        remote))
        .toList();
  }

  private void accept(ServerSocket server) {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        start(() -> carry(socket));
      } catch (IOException e) {
        // Closed, or the other end went away at once.
      }
    }
  }

  private void carry(Socket near) {
    open.add(near);
    listener.connected(this);
    try (near) {
      ForwardTarget.PodPort to = target.resolve(remote);
      try (Socket far = target.api().dial(to.pod(), to.port())) {
        open.add(far);
        Thread back = start(() -> copy(far, near));
        copy(near, far);
        back.join();
        open.remove(far);
      }
    } catch (Failure e) {
      listener.failed(this, e);
    } catch (IOException e) {
      // One of both ends went away.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(near);
    }
  }

  /** Copies one direction; its end is the other's, since a tunnel has no half-close. */
  private void copy(Socket from, Socket to) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      in.transferTo(out);
    } catch (Dialer.Trouble e) {
      listener.failed(this, e.failure());
    } catch (IOException e) {
      // One of both ends went away.
    }
  }

  private static Thread start(Runnable work) {
    Thread thread = new Thread(work, "port-forward");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** Listens no more, and ends what is connected. */
  @Override
  public void close() {
    servers.forEach(PortForward::end);
    open.forEach(PortForward::end);
  }

  private static void end(Closeable closeable) {
    try {
      closeable.close();
    } catch (IOException e) {
      // It is closed.
    }
  }
}
