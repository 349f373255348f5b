package io.pachsh.kube;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ServerSocketFactory;

/**
 * A Kubernetes API on a free port of loopback: pods, services and deployments that a test declares,
 * and port-forwarding by WebSocket ({@code v4.channel.k8s.io}) to ports of this machine. It wants a
 * bearer token, and can be told to refuse, to lose and to misbehave.
 */
public final class KubeStandIn implements AutoCloseable {
  /** The bearer token that it knows. */
  public static final String TOKEN = "kube-token-of-the-stand-in";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern FORWARD =
      Pattern.compile("/api/v1/namespaces/([^/]+)/pods/([^/]+)/portforward");
  private static final Pattern LOG = Pattern.compile("/api/v1/namespaces/([^/]+)/pods/([^/]+)/log");
  private static final Pattern LISTED =
      Pattern.compile("/api/v1/(?:namespaces/([^/]+)/)?(pods|services)(?:/([^/]+))?");
  private static final Pattern DEPLOYMENT =
      Pattern.compile("/apis/apps/v1/namespaces/([^/]+)/(deployments)/([^/]+)");

  private final ServerSocket server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, ObjectNode> objects = new ConcurrentHashMap<>();
  private final Map<String, InetSocketAddress> ports = new ConcurrentHashMap<>();
  private final Map<String, String> logs = new ConcurrentHashMap<>();
  private final List<String> forbidden = new CopyOnWriteArrayList<>();
  private final List<Closeable> tunnels = new CopyOnWriteArrayList<>();
  private final AtomicInteger sinceCut = new AtomicInteger();
  private final AtomicInteger cuts = new AtomicInteger();
  private volatile int cutEvery = 1;
  private final AtomicInteger opened = new AtomicInteger();
  private volatile Function<String, Optional<String>> mischief = path -> Optional.empty();

  private KubeStandIn(ServerSocket server) {
    this.server = server;
    threads.execute(this::accept);
  }

  /** One without TLS. */
  public static KubeStandIn start() throws IOException {
    return start(ServerSocketFactory.getDefault());
  }

  static KubeStandIn start(ServerSocketFactory sockets) throws IOException {
    return new KubeStandIn(sockets.createServerSocket(0, 50, InetAddress.getByName("127.0.0.1")));
  }

  public int port() {
    return server.getLocalPort();
  }

  /** How many tunnels were ever opened. */
  public int opened() {
    return opened.get();
  }

  /** Writes a kubeconfig that leads here, with a context {@code standin} in a namespace. */
  public Path kubeconfig(Path file, String namespace) throws IOException {
    return Files.writeString(
        file,
        """
        apiVersion: v1
        kind: Config
        current-context: standin
        contexts:
        - name: standin
          context: {cluster: standin-cluster, user: admin, namespace: %s}
        clusters:
        - name: standin-cluster
          cluster: {server: "http://127.0.0.1:%d"}
        users:
        - name: admin
          user: {token: %s}
        """
            .formatted(namespace, port(), TOKEN));
  }

  /** A pod of pachd that is ready, whose port 1650 leads to a port of this machine. */
  public KubeStandIn pachd(String namespace, String name, int port) {
    ports.put(namespace + "/" + name + "/1650", new InetSocketAddress("127.0.0.1", port));
    return pod(namespace, name, Map.of("app", "pachd", "suite", "pachyderm"), "Running", true);
  }

  /** Lets a pod's port lead to a port of this machine. */
  public KubeStandIn leads(String namespace, String pod, int from, int to) {
    ports.put(namespace + "/" + pod + "/" + from, new InetSocketAddress("127.0.0.1", to));
    return this;
  }

  /** What a pod logged. */
  public KubeStandIn logs(String namespace, String pod, String lines) {
    logs.put(namespace + "/" + pod, lines);
    return this;
  }

  /** A pod without ports. */
  public KubeStandIn pod(
      String namespace, String name, Map<String, String> labels, String phase, boolean isReady) {
    ObjectNode pod = object("pods", namespace, name);
    labels.forEach(((ObjectNode) pod.path("metadata")).putObject("labels")::put);
    pod.putObject("spec")
        .putArray("containers")
        .addObject()
        .put("name", "pachd")
        .put("image", "pachyderm/pachd:2.12.3");
    ObjectNode status = pod.putObject("status").put("phase", phase);
    ObjectNode container =
        status
            .putArray("containerStatuses")
            .addObject()
            .put("name", "pachd")
            .put("ready", isReady)
            .put("restartCount", 0)
            .put("image", "pachyderm/pachd:2.12.3")
            .put("imageID", "");
    container.putObject("state").putObject("running").put("startedAt", "2026-01-01T00:00:00Z");
    return this;
  }

  /** Lets a pod wait for a reason, such as {@code CrashLoopBackOff}. */
  public KubeStandIn waiting(String namespace, String name, String reason, int restarts) {
    ObjectNode container =
        (ObjectNode)
            objects
                .get("pods/" + namespace + "/" + name)
                .path("status")
                .path("containerStatuses")
                .get(0);
    container.put("ready", false).put("restartCount", restarts);
    container.putObject("state").putObject("waiting").put("reason", reason);
    return this;
  }

  /** A service whose ports lead to ports of pods. */
  public KubeStandIn service(
      String namespace, String name, Map<String, String> selector, Map<Integer, String> ports) {
    ObjectNode spec = object("services", namespace, name).putObject("spec");
    selector.forEach(spec.putObject("selector")::put);
    ArrayNode all = spec.putArray("ports");
    ports.forEach(
        (port, target) -> {
          ObjectNode entry = all.addObject().put("port", port);
          if (target.matches("[0-9]+")) {
            entry.put("targetPort", Integer.parseInt(target));
          } else {
            entry.put("targetPort", target);
          }
        });
    return this;
  }

  /** A deployment whose pods have those labels. */
  public KubeStandIn deployment(String namespace, String name, Map<String, String> selector) {
    ObjectNode deployment = object("deployments", namespace, name);
    ObjectNode labels = deployment.putObject("spec").putObject("selector").putObject("matchLabels");
    selector.forEach(labels::put);
    return this;
  }

  /** Removes a pod, whose connections end. */
  public KubeStandIn remove(String namespace, String pod) {
    objects.remove("pods/" + namespace + "/" + pod);
    cut();
    return this;
  }

  /** Ends every tunnel, as a network that changes does. */
  public void cut() {
    for (Closeable tunnel : tunnels) {
      try {
        tunnel.close();
      } catch (IOException e) {
        // It is closed.
      }
    }
    tunnels.clear();
  }

  /** From now on ends every tunnel at each so many messages to pods, until it did so often. */
  public void cutEvery(int messages, int times) {
    sinceCut.set(0);
    cutEvery = messages;
    cuts.set(times);
  }

  /** How often {@link #cutEvery} is still to do it. */
  public int cutsLeft() {
    return cuts.get();
  }

  private void countMessage() {
    if (cuts.get() > 0 && sinceCut.incrementAndGet() % cutEvery == 0) {
      cuts.decrementAndGet();
      cut();
    }
  }

  /** Refuses requests whose method and path begin so, such as {@code GET /api/v1/pods}. */
  public KubeStandIn forbids(String request) {
    forbidden.add(request);
    return this;
  }

  /** Answers some paths with these bytes instead, head included. */
  KubeStandIn misbehaves(Function<String, Optional<String>> answers) {
    mischief = answers;
    return this;
  }

  private ObjectNode object(String kind, String namespace, String name) {
    ObjectNode object = JSON.createObjectNode();
    object
        .putObject("metadata")
        .put("name", name)
        .put("namespace", namespace)
        .put("creationTimestamp", "2026-01-01T00:00:00Z");
    objects.put(kind + "/" + namespace + "/" + name, object);
    return object;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        socket.setTcpNoDelay(true);
        threads.execute(() -> serve(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
      String request = line(in);
      while (!request.isEmpty()) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String head = line(in); !head.isEmpty(); head = line(in)) {
          int colon = head.indexOf(':');
          headers.put(head.substring(0, colon), head.substring(colon + 1).strip());
        }
        if (!answer(socket, in, request.split(" "), headers)) {
          return;
        }
        request = line(in);
      }
    } catch (IOException | java.security.GeneralSecurityException e) {
      // The client went away.
    }
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      line.append((char) c);
    }
    return line.toString().strip();
  }

  /** Answers one request; whether the connection goes on. */
  private boolean answer(
      Socket socket, DataInputStream in, String[] request, Map<String, String> headers)
      throws IOException, java.security.GeneralSecurityException {
    String[] target = request[1].split("\\?", 2);
    String path = target[0];
    String query = target.length > 1 ? target[1] : "";
    OutputStream out = socket.getOutputStream();
    Optional<String> instead = mischief.apply(path);
    if (instead.isPresent()) {
      out.write(instead.get().getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      return false;
    }
    if (!headers.getOrDefault("Authorization", "").equals("Bearer " + TOKEN)) {
      return send(out, 401, status(401, "Unauthorized", "Unauthorized"));
    }
    if (forbidden.stream().anyMatch((request[0] + " " + path)::startsWith)) {
      return send(
          out, 403, status(403, "Forbidden", "%s is forbidden: User \"admin\"".formatted(path)));
    }
    Matcher forward = FORWARD.matcher(path);
    if (forward.matches()) {
      forward(socket, in, headers, forward, query);
      return false;
    }
    Matcher log = LOG.matcher(path);
    if (log.matches()) {
      String lines = logs.get(log.group(1) + "/" + log.group(2));
      return lines == null
          ? send(out, 404, status(404, "NotFound", "pods \"%s\" not found".formatted(log.group(2))))
          : send(out, 200, lines);
    }
    Matcher listed = LISTED.matcher(path);
    Matcher deployment = DEPLOYMENT.matcher(path);
    if (listed.matches()) {
      return listed.group(3) == null
          ? send(out, 200, list(listed.group(2), listed.group(1), query))
          : one(out, listed);
    }
    return deployment.matches()
        ? one(out, deployment)
        : send(
            out, 404, status(404, "NotFound", "the server could not find the requested resource"));
  }

  private boolean one(OutputStream out, Matcher path) throws IOException {
    ObjectNode object = objects.get(path.group(2) + "/" + path.group(1) + "/" + path.group(3));
    return object == null
        ? send(
            out,
            404,
            status(404, "NotFound", "%s \"%s\" not found".formatted(path.group(2), path.group(3))))
        : send(out, 200, object.toString());
  }

  private String list(
      String kind, @org.jspecify.annotations.Nullable String namespace, String query) {
    ObjectNode list = JSON.createObjectNode().put("kind", "List").put("apiVersion", "v1");
    list.putObject("metadata").put("resourceVersion", "1");
    ArrayNode items = list.putArray("items");
    Map<String, String> wanted = new TreeMap<>();
    for (String parameter : query.split("&")) {
      if (parameter.startsWith("labelSelector=")) {
        String selector =
            URLDecoder.decode(
                parameter.substring("labelSelector=".length()), StandardCharsets.UTF_8);
        for (String term : selector.split(",")) {
          wanted.put(term.split("=")[0], term.split("=")[1]);
        }
      }
    }
    new TreeMap<>(objects)
        .forEach(
            (key, object) -> {
              boolean isHere =
                  key.startsWith(kind + "/" + (namespace == null ? "" : namespace + "/"));
              boolean fits =
                  wanted.entrySet().stream()
                      .allMatch(
                          term ->
                              object
                                  .path("metadata")
                                  .path("labels")
                                  .path(term.getKey())
                                  .asText("")
                                  .equals(term.getValue()));
              if (isHere && fits) {
                items.add(object);
              }
            });
    return list.toString();
  }

  private static String status(int code, String reason, String message) {
    return JSON.createObjectNode()
        .put("kind", "Status")
        .put("apiVersion", "v1")
        .put("status", "Failure")
        .put("message", message)
        .put("reason", reason)
        .put("code", code)
        .toString();
  }

  private static boolean send(OutputStream out, int code, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    out.write(
        "HTTP/1.1 %d -\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
            .formatted(code, bytes.length)
            .getBytes(StandardCharsets.ISO_8859_1));
    out.write(bytes);
    out.flush();
    return true;
  }

  private void forward(
      Socket socket, DataInputStream in, Map<String, String> headers, Matcher path, String query)
      throws IOException, java.security.GeneralSecurityException {
    OutputStream out = socket.getOutputStream();
    String pod = path.group(1) + "/" + path.group(2);
    if (!objects.containsKey("pods/" + pod)) {
      send(out, 404, status(404, "NotFound", "pods \"%s\" not found".formatted(path.group(2))));
      return;
    }
    if (!headers.getOrDefault("Upgrade", "").toLowerCase(Locale.ROOT).equals("websocket")) {
      send(out, 400, status(400, "BadRequest", "Upgrade request required"));
      return;
    }
    int port = Integer.parseInt(query.replaceFirst("^ports=", ""));
    out.write(
        ("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: "
                + WebSocketEnd.accept(headers.getOrDefault("Sec-WebSocket-Key", ""))
                + "\r\nSec-WebSocket-Protocol: v4.channel.k8s.io\r\n\r\n")
            .getBytes(StandardCharsets.ISO_8859_1));
    WebSocketEnd end = new WebSocketEnd(in, out);
    byte low = (byte) port;
    byte high = (byte) (port >> 8);
    end.binary((byte) 0, low, high);
    end.binary((byte) 1, low, high);
    tunnels.add(socket);
    opened.incrementAndGet();
    InetSocketAddress to = ports.get(pod + "/" + port);
    try (Socket inner = new Socket()) {
      tunnels.add(inner);
      if (to == null) {
        throw new IOException("connect: connection refused");
      }
      inner.setTcpNoDelay(true);
      inner.connect(to);
      threads.execute(() -> pump(inner, end, socket));
      for (byte[] message = end.read(); message != null; message = end.read()) {
        if (message.length > 1 && message[0] == 0) {
          inner.getOutputStream().write(message, 1, message.length - 1);
          countMessage();
        }
      }
    } catch (IOException e) {
      String why = "error forwarding port %d to pod: %s".formatted(port, e.getMessage());
      byte[] words = why.getBytes(StandardCharsets.UTF_8);
      byte[] message = new byte[words.length + 1];
      message[0] = 1;
      System.arraycopy(words, 0, message, 1, words.length);
      end.binary(message);
      end.close();
    } finally {
      tunnels.remove(socket);
    }
  }

  private static void pump(Socket inner, WebSocketEnd end, Socket outer) {
    byte[] chunk = new byte[16 * 1024];
    try (outer) {
      InputStream from = inner.getInputStream();
      for (int count = from.read(chunk, 1, chunk.length - 1);
          count >= 0;
          count = from.read(chunk, 1, chunk.length - 1)) {
        byte[] message = new byte[count + 1];
        System.arraycopy(chunk, 1, message, 1, count);
        end.binary(message);
      }
      end.close();
    } catch (IOException e) {
      // One of both ends went away.
    }
  }

  @Override
  public void close() {
    tunnels.add(server);
    cut();
    threads.shutdownNow();
    try {
      var unused = threads.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
