package io.pachsh.oidc;

import io.pachsh.http.LoopbackServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The sockets on which browsers come back. Logins that wait at one address share its listener; it
 * opens with the first and closes with the last of them. Each listener has threads of its own.
 */
final class CallbackListeners implements AutoCloseable {
  private final Map<InetSocketAddress, Listener> open = new HashMap<>();

  /** A socket and the logins that wait there. */
  private record Listener(LoopbackServer server, AwaitedLogins waiting) {}

  /**
   * Lets a login wait at its redirect URI.
   *
   * @throws IOException when an address cannot be bound; the login then waits nowhere
   */
  synchronized void join(CallbackLogin login) throws IOException {
    try {
      for (InetSocketAddress socket : present(login.redirect().sockets())) {
        Listener listener = open.get(socket);
        if (listener == null) {
          listener = listen(socket);
          open.put(socket, listener);
        }
        listener.waiting().add(login);
      }
    } catch (IOException e) {
      leave(login);
      throw e;
    }
  }

  /** Lets a login wait no longer. Blocks until answers under way are sent. Idempotent. */
  void leave(CallbackLogin login) {
    List<LoopbackServer> idle = new ArrayList<>();
    synchronized (this) {
      open.values()
          .removeIf(
              listener -> {
                listener.waiting().remove(login);
                if (listener.waiting().isEmpty()) {
                  idle.add(listener.server());
                }
                return listener.waiting().isEmpty();
              });
      // Closed under the lock, so that a login that joins next finds the port free.
      idle.forEach(LoopbackServer::close);
    }
  }

  /** Ends every listener, after the answers under way. */
  @Override
  public synchronized void close() {
    open.values().forEach(listener -> listener.server().close());
    open.clear();
  }

  private static Listener listen(InetSocketAddress socket) throws IOException {
    AwaitedLogins waiting = new AwaitedLogins();
    LoopbackServer server =
        LoopbackServer.start(List.of(socket.getAddress()), socket.getPort(), waiting);
    return new Listener(server, waiting);
  }

  /** The sockets whose address this machine has: one without IPv6 has no {@code ::1}. */
  private static List<InetSocketAddress> present(List<InetSocketAddress> sockets)
      throws IOException {
    if (sockets.size() == 1) {
      return sockets;
    }
    List<InetSocketAddress> present = new ArrayList<>();
    for (InetSocketAddress socket : sockets) {
      if (NetworkInterface.getByInetAddress(socket.getAddress()) != null) {
        present.add(socket);
      }
    }
    return present.isEmpty() ? sockets : present;
  }
}
