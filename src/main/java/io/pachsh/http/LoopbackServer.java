package io.pachsh.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * An HTTP server on loopback addresses. It answers only requests whose Host header names a loopback
 * literal or {@code localhost}, reads at most 64 KiB of body unless told otherwise, and sends each
 * response with {@code Cache-Control: no-store} and a strict Content-Security-Policy.
 */
public final class LoopbackServer implements AutoCloseable {
  private static final int MAX_BODY_BYTES = 64 * 1024;
  private static final int BACKLOG = 50;
  private static final int MAX_THREADS = 16;
  private static final int CLOSE_SECONDS = 2;

  static {
    // A request has to be read within so many seconds, or a few slow ones would take every thread.
    String limit = "sun.net.httpserver.maxReqTime";
    if (System.getProperty(limit) == null) {
      System.setProperty(limit, "30");
    }
  }

  private final List<HttpServer> servers;
  private final ExecutorService executor;
  private final int maxBodyBytes;
  private int answering;

  private LoopbackServer(List<HttpServer> servers, ExecutorService executor, int maxBodyBytes) {
    this.servers = servers;
    this.executor = executor;
    this.maxBodyBytes = maxBodyBytes;
  }

  /**
   * Starts listening on every address at one port; port 0 takes a free one.
   *
   * @throws IOException when an address cannot be bound, such as a port in use
   */
  public static LoopbackServer start(List<InetAddress> addresses, int port, Handler handler)
      throws IOException {
    return start(addresses, port, MAX_BODY_BYTES, handler);
  }

  /** The same, reading bodies of so many bytes. */
  public static LoopbackServer start(
      List<InetAddress> addresses, int port, int maxBodyBytes, Handler handler) throws IOException {
    List<HttpServer> servers = new ArrayList<>();
    ExecutorService executor =
        Executors.newFixedThreadPool(
            MAX_THREADS,
            task -> {
              Thread thread = new Thread(task, "http");
              thread.setDaemon(true);
              return thread;
            });
    LoopbackServer whole = new LoopbackServer(servers, executor, maxBodyBytes);
    int common = port;
    try {
      for (InetAddress address : addresses) {
        if (!address.isLoopbackAddress()) {
          throw new IOException(address + " is not a loopback address");
        }
        HttpServer server = HttpServer.create(new InetSocketAddress(address, common), BACKLOG);
        server.setExecutor(executor);
        server.createContext("/", exchange -> whole.answer(exchange, handler));
        servers.add(server);
        common = server.getAddress().getPort();
      }
      servers.forEach(HttpServer::start);
      return whole;
    } catch (IOException e) {
      whole.close();
      throw e;
    }
  }

  /** The port it listens on. */
  public int port() {
    return servers.get(0).getAddress().getPort();
  }

  /** Stops listening, after giving answers under way up to two seconds. Idempotent. */
  @Override
  public void close() {
    awaitAnswers();
    servers.forEach(server -> server.stop(0));
    executor.shutdown();
  }

  private synchronized void awaitAnswers() {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(CLOSE_SECONDS);
    try {
      while (answering > 0 && System.nanoTime() < deadline) {
        TimeUnit.NANOSECONDS.timedWait(this, deadline - System.nanoTime());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void count(int change) {
    answering += change;
    notifyAll();
  }

  private void answer(HttpExchange exchange, Handler handler) throws IOException {
    count(1);
    try (exchange) {
      List<String> hosts = exchange.getRequestHeaders().getOrDefault("Host", List.of());
      byte[] body = exchange.getRequestBody().readNBytes(maxBodyBytes + 1);
      Response response;
      // Of two hosts nobody knows which one is meant (RFC 9112 §3.2).
      if (hosts.size() != 1 || !LoopbackHost.names(hosts.get(0))) {
        response = Response.text(421, "This server answers on loopback names only.\n");
      } else if (body.length > maxBodyBytes) {
        response = Response.text(413, "The request is too large.\n");
      } else {
        response = handler.handle(read(exchange, body));
      }
      send(exchange, response);
    } finally {
      count(-1);
    }
  }

  private static Request read(HttpExchange exchange, byte[] body) {
    Map<String, List<String>> headers = new HashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
    String type = headers.getOrDefault("content-type", List.of("")).get(0);
    String text = new String(body, StandardCharsets.UTF_8);
    Map<String, List<String>> form =
        type.startsWith("application/x-www-form-urlencoded") ? Parameters.parse(text) : Map.of();
    return new Request(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getPath(),
        Parameters.parse(exchange.getRequestURI().getRawQuery()),
        form,
        text,
        headers);
  }

  private static void send(HttpExchange exchange, Response response) throws IOException {
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Type", response.contentType());
    headers.set("Cache-Control", "no-store");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set(
        "Content-Security-Policy",
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'");
    response.headers().forEach(headers::set);
    byte[] body = response.body().getBytes(StandardCharsets.UTF_8);
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(response.status(), head || body.length == 0 ? -1 : body.length);
    if (!head) {
      exchange.getResponseBody().write(body);
    }
  }
}
