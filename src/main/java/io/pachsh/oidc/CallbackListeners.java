package io.pachsh.oidc;

import io.pachsh.http.LoopbackServer;
import io.pachsh.http.Request;
import io.pachsh.http.Response;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/**
 * The sockets on which browsers come back. Logins that wait at one address share its listener; it
 * opens with the first and closes with the last of them.
 */
final class CallbackListeners implements AutoCloseable {
  private final Map<InetSocketAddress, Listener> open = new HashMap<>();

  /** A socket and the logins that wait there. */
  private record Listener(LoopbackServer server, List<CallbackLogin> waiting) {}

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
    List<CallbackLogin> waiting = new CopyOnWriteArrayList<>();
    LoopbackServer server =
        LoopbackServer.start(
            List.of(socket.getAddress()), socket.getPort(), request -> answer(request, waiting));
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

  private static Response answer(Request request, List<CallbackLogin> waiting) {
    List<CallbackLogin> here =
        waiting.stream().filter(login -> login.redirect().path().equals(request.path())).toList();
    if (here.isEmpty()) {
      return Response.text(404, "Nothing is here: pachsh waits for a login at another path.\n");
    }
    if (request.method().equals("POST") && request.form("state").isPresent()) {
      Optional<CallbackLogin> posted = addressed(here, request.form("state").get());
      if (posted.isPresent()) {
        return posted.get().answerForm(request);
      }
    }
    if (!request.method().equals("GET")) {
      return Response.text(405, "Only GET is answered here.\n").with("Allow", "GET");
    }
    if (Stream.of("state", "code", "error").noneMatch(request.query()::containsKey)) {
      here.forEach(CallbackLogin::noteVisitWithoutAnswer);
      return CallbackPage.withoutAnswer();
    }
    return addressed(here, request.query("state").orElse(""))
        .map(login -> login.answer(request))
        .orElseGet(
            () ->
                CallbackPage.notAwaited(
                    "Its state is not that of a login that is waiting: it was finished, has"
                        + " expired, or never began here."));
  }

  private static Optional<CallbackLogin> addressed(List<CallbackLogin> here, String state) {
    CallbackLogin addressed = null;
    for (CallbackLogin login : here) {
      // Every state is compared, in constant time, so that the answer's delay tells nothing.
      if (ClaimCheck.same(login.state(), state)) {
        addressed = login;
      }
    }
    return Optional.ofNullable(addressed);
  }
}
