package io.pachsh.serve;

import io.pachsh.cluster.ServedCluster;
import io.pachsh.failure.Causes;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.http.LoopbackServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A cluster that is being served behind pachd's API. While it is, what changes counts as saved;
 * closing it takes nothing new, lets calls under way end, and writes the snapshot.
 */
public final class ApiServer implements AutoCloseable {
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final ServedCluster cluster;
  private final OpenLogins logins;
  private final GrpcServer grpc;
  private final @Nullable LoopbackServer gateway;
  private final Checkpoints checkpoints;
  private final ServeThreads threads;
  private boolean closed;

  private ApiServer(
      ServedCluster cluster,
      OpenLogins logins,
      GrpcServer grpc,
      @Nullable LoopbackServer gateway,
      Checkpoints checkpoints,
      ServeThreads threads) {
    this.cluster = cluster;
    this.logins = logins;
    this.grpc = grpc;
    this.gateway = gateway;
    this.checkpoints = checkpoints;
    this.threads = threads;
  }

  /**
   * Looks whether a cluster could be served at this moment, and changes nothing.
   *
   * @throws Failure or RefusedException otherwise, as {@link #start} does
   */
  public static void requirePossible(ServedCluster cluster, ServeSettings settings) {
    requireActivated(cluster, settings);
    cluster.requireOwnable();
    settings.tls().ifPresent(TlsFiles::credentials);
    for (InetAddress address : settings.addresses()) {
      requireFree("--port", settings.port(), address);
    }
    settings
        .gatewayPort()
        .ifPresent(
            port -> loopback().forEach(address -> requireFree("--http-port", port, address)));
  }

  private static void requireFree(String option, int port, InetAddress address) {
    try (ServerSocket socket = new ServerSocket(port, 1, address)) {
      assert socket.isBound();
    } catch (IOException e) {
      throw taken(option, port, e);
    }
  }

  /**
   * Begins to serve.
   *
   * @throws Failure when a port is taken, a TLS file cannot be used, or access control is off and
   *     that is not allowed
   */
  public static ApiServer start(
      ServedCluster cluster, ServeSettings settings, RequestLog log, Clock clock) {
    requireActivated(cluster, settings);
    cluster.autosave();
    ServeThreads threads = new ServeThreads();
    OpenLogins logins = new OpenLogins(cluster, clock, settings.limits().logins(), threads.workers);
    GrpcServer grpc = null;
    try {
      CallHandler handler = new CallHandler(log);
      List<Rpc<?, ?>> rpcs = rpcs(cluster, new AuthCalls(settings.allowsActivation(), logins));
      rpcs.forEach(Rpc::load);
      grpc = grpc(settings, rpcs, new GrpcServices(cluster, handler, rpcs), threads);
      LoopbackServer gateway = gateway(settings, new Gateway(cluster, handler, rpcs, threads));
      return new ApiServer(cluster, logins, grpc, gateway, new Checkpoints(cluster, log), threads);
    } catch (RuntimeException e) {
      if (grpc != null) {
        grpc.close();
      }
      threads.close();
      cluster.endAutosave();
      throw e;
    }
  }

  /** Every call that is answered, with its gate: pachd's API as far as it is here. */
  static List<Rpc<?, ?>> rpcs(ServedCluster cluster, AuthCalls auth) {
    List<Rpc<?, ?>> rpcs = new ArrayList<>();
    rpcs.addAll(new ClusterCalls(cluster).calls());
    rpcs.addAll(auth.calls());
    rpcs.addAll(BindingCalls.calls());
    rpcs.addAll(TokenCalls.calls());
    rpcs.addAll(GroupCalls.calls());
    rpcs.addAll(IdentityCalls.calls());
    rpcs.addAll(PlaceCalls.calls());
    rpcs.addAll(DataCalls.calls());
    rpcs.addAll(PipelineCalls.calls());
    rpcs.addAll(TransactionCalls.calls());
    return rpcs;
  }

  private static void requireActivated(ServedCluster cluster, ServeSettings settings) {
    if (!cluster.isActivated() && !settings.allowsActivation()) {
      throw new Failure(
          Exit.FAILED,
          "Access control is off here: whoever reached the port could switch it on and be root.",
          "Switch it on first with 'auth activate --initial-admin=robot:admin', or say"
              + " --allow-activate to let the first one who comes do it.");
    }
  }

  private static GrpcServer grpc(
      ServeSettings settings, List<Rpc<?, ?>> rpcs, GrpcServices services, ServeThreads threads) {
    try {
      return GrpcServer.start(settings, rpcs, services, threads);
    } catch (IOException e) {
      throw taken("--port", settings.port(), e);
    }
  }

  private static @Nullable LoopbackServer gateway(ServeSettings settings, Gateway gateway) {
    Optional<Integer> port = settings.gatewayPort();
    if (port.isEmpty()) {
      return null;
    }
    try {
      return LoopbackServer.start(loopback(), port.get(), Gateway.MAX_BODY_BYTES, gateway);
    } catch (IOException e) {
      throw taken("--http-port", port.get(), e);
    }
  }

  /** This machine's loopback addresses, of both families where it has both. */
  public static List<InetAddress> loopback() {
    return LoopbackServer.addresses();
  }

  private static Failure taken(String option, int port, IOException cause) {
    Throwable root = Causes.root(cause);
    return new Failure(
        Exit.FAILED,
        "Port %d cannot be opened: %s.".formatted(port, root.getMessage()),
        "See who has it with 'ss -ltnp sport = :%d' or 'lsof -i :%d', or take another one%s."
            .formatted(port, port, free().map(it -> ": " + option + " " + it).orElse("")));
  }

  private static Optional<Integer> free() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return Optional.of(socket.getLocalPort());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  public int port() {
    return grpc.port();
  }

  /** Where JSON is answered. */
  public Optional<Integer> gatewayPort() {
    return Optional.ofNullable(gateway).map(LoopbackServer::port);
  }

  /** How many connections are open. */
  public int connections() {
    return grpc.connections();
  }

  /**
   * Ends serving in order. Idempotent.
   *
   * @throws io.pachsh.access.RefusedException when the snapshot cannot be written; nothing is lost
   *     then, because the journal holds every change
   */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    grpc.stopAccepting();
    logins.close();
    grpc.finish(GRACE);
    if (gateway != null) {
      gateway.close();
    }
    threads.close();
    checkpoints.close();
    cluster.endAutosave();
  }
}
