package io.pachsh.serve;

import io.grpc.Attributes;
import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallExecutorSupplier;
import io.grpc.ServerCredentials;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServerTransportFilter;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.okhttp.OkHttpServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/** The calls on a port, by gRPC: HTTP/2, plain or with TLS, on each of some addresses. */
final class GrpcServer implements AutoCloseable {
  /**
   * Notes whatever a client sends that is no HTTP/2, bytes and stack: whoever likes could fill a
   * disk with it. Held here, because Java forgets the level of a logger that nobody holds.
   */
  private static final Logger NOISY = Logger.getLogger("io.grpc.okhttp.OkHttpServerTransport");

  static {
    NOISY.setLevel(Level.SEVERE);
  }

  private static final int WORKERS = 32;
  private static final int IDLE_SECONDS = 30;

  private final Limits limits;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(threads("serve-timer"));

  /** Those who answer; the calls that wait for a person have threads of their own. */
  private final ExecutorService workers = workers();

  private final ExecutorService waiters;
  private final HealthStatusManager health = new HealthStatusManager();
  private final Connections connections;
  private final List<Server> servers = new ArrayList<>();

  private GrpcServer(Limits limits) {
    this.limits = limits;
    connections = new Connections(limits, timer);
    waiters =
        new ThreadPoolExecutor(
            0,
            limits.waiting() * 2,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            threads("serve-waiting"),
            // Beyond any limit of ours: there it is only told so, which is quick.
            (task, pool) -> workers.execute(task));
  }

  /**
   * Starts listening on every address at one port; port 0 takes a free one.
   *
   * @throws IOException when an address cannot be bound
   */
  static GrpcServer start(
      List<InetAddress> addresses,
      int port,
      Optional<TlsFiles> tls,
      List<Rpc<?, ?>> rpcs,
      GrpcServices services,
      Limits limits)
      throws IOException {
    ServerCredentials credentials =
        tls.map(TlsFiles::credentials).orElseGet(InsecureServerCredentials::create);
    GrpcServer whole = new GrpcServer(limits);
    int common = port;
    try {
      for (InetAddress address : addresses) {
        Server server =
            whole.server(new InetSocketAddress(address, common), credentials, rpcs, services);
        server.start();
        whole.servers.add(server);
        common = server.getPort();
      }
      whole.health.setStatus("", ServingStatus.SERVING);
      return whole;
    } catch (IOException e) {
      whole.close();
      throw e;
    }
  }

  private Server server(
      InetSocketAddress address,
      ServerCredentials credentials,
      List<Rpc<?, ?>> rpcs,
      GrpcServices services) {
    Set<String> waiting =
        rpcs.stream().filter(Rpc::waits).map(Rpc::name).collect(Collectors.toSet());
    List<ServerServiceDefinition> definitions = new ArrayList<>(services.of(rpcs));
    definitions.add(health.getHealthService().bindService());
    Set<String> names =
        definitions.stream()
            .map(it -> it.getServiceDescriptor().getName())
            .collect(Collectors.toSet());
    return OkHttpServerBuilder.forPort(address, credentials)
        .socketFactory(connections)
        .addServices(definitions)
        .fallbackHandlerRegistry(new UnknownCalls(names))
        // The last one sees a call first.
        .intercept(services)
        .intercept(new CallLimits(limits, timer, waiting))
        .executor(workers)
        .callExecutor(
            new ServerCallExecutorSupplier() {
              @Override
              public <Q, A> Executor getExecutor(ServerCall<Q, A> call, Metadata headers) {
                return waiting.contains(call.getMethodDescriptor().getFullMethodName())
                    ? waiters
                    : workers;
              }
            })
        .addTransportFilter(
            new ServerTransportFilter() {
              @Override
              public Attributes transportReady(Attributes transport) {
                if (transport.get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR)
                    instanceof InetSocketAddress remote) {
                  connections.ready(remote.getPort());
                }
                return transport;
              }
            })
        .maxInboundMessageSize(Limits.MESSAGE_BYTES)
        .maxInboundMetadataSize(Limits.METADATA_BYTES)
        .maxConcurrentCallsPerConnection(Limits.CALLS_PER_CONNECTION)
        // pachctl pings every 20 seconds, with or without a call; pachd allows one every five.
        .permitKeepAliveTime(4, TimeUnit.SECONDS)
        .permitKeepAliveWithoutCalls(true)
        .keepAliveTime(60, TimeUnit.SECONDS)
        .keepAliveTimeout(20, TimeUnit.SECONDS)
        .maxConnectionIdle(1, TimeUnit.HOURS)
        .build();
  }

  int port() {
    return servers.get(0).getPort();
  }

  /** How many connections are open. */
  int connections() {
    return connections.count();
  }

  /** Takes nothing new. */
  void stopAccepting() {
    health.enterTerminalState();
    servers.forEach(Server::shutdown);
  }

  /** Lets calls under way end, for so long at most, and cuts off the rest. */
  void finish(Duration grace) {
    long deadline = System.nanoTime() + grace.toNanos();
    try {
      for (Server server : servers) {
        server.awaitTermination(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      close();
    }
  }

  @Override
  public void close() {
    servers.forEach(Server::shutdownNow);
    workers.shutdown();
    waiters.shutdownNow();
    timer.shutdownNow();
  }

  private static ExecutorService workers() {
    ThreadPoolExecutor workers =
        new ThreadPoolExecutor(
            WORKERS,
            WORKERS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            threads("serve"));
    workers.allowCoreThreadTimeOut(true);
    return workers;
  }

  private static ThreadFactory threads(String name) {
    return task -> {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    };
  }
}
