package io.pachsh.serve;

import io.grpc.InsecureServerCredentials;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallExecutorSupplier;
import io.grpc.ServerCredentials;
import io.grpc.ServerServiceDefinition;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * The calls on a port, by gRPC: HTTP/2, plain or with TLS, on each of some addresses. No connection
 * has a thread of its own, and Netty bounds what a client can make it keep: header blocks by their
 * size and by their number of frames, resets, answers to pings and settings that nobody reads.
 */
final class GrpcServer implements AutoCloseable {
  /**
   * Note whatever a client sends that is no HTTP/2, with a stack: whoever likes could fill a disk
   * with it. Held here, because Java forgets the level of a logger that nobody holds.
   */
  private static final List<Logger> NOISY =
      List.of(Logger.getLogger("io.grpc.netty"), Logger.getLogger("io.netty"));

  static {
    NOISY.forEach(logger -> logger.setLevel(Level.SEVERE));
  }

  private final Limits limits;
  private final ServeThreads threads;
  private final HealthStatusManager health = new HealthStatusManager();
  private final OpenConnections connections;
  private final List<Server> servers = new ArrayList<>();

  private GrpcServer(Limits limits, ServeThreads threads) {
    this.limits = limits;
    this.threads = threads;
    connections = new OpenConnections(limits, threads);
  }

  /**
   * Starts listening on every address at one port; port 0 takes a free one.
   *
   * @throws IOException when an address cannot be bound
   */
  static GrpcServer start(
      ServeSettings settings, List<Rpc<?, ?>> rpcs, GrpcServices services, ServeThreads threads)
      throws IOException {
    ServerCredentials credentials =
        settings.tls().map(TlsFiles::credentials).orElseGet(InsecureServerCredentials::create);
    GrpcServer whole = new GrpcServer(settings.limits(), threads);
    int common = settings.port();
    try {
      for (InetAddress address : settings.addresses()) {
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
        rpcs.stream()
            .filter(rpc -> rpc.kind() == Rpc.Kind.PERSON)
            .map(Rpc::name)
            .collect(Collectors.toSet());
    List<ServerServiceDefinition> definitions = new ArrayList<>(services.definitions());
    definitions.add(health.getHealthService().bindService());
    Set<String> names =
        definitions.stream()
            .map(it -> it.getServiceDescriptor().getName())
            .collect(Collectors.toSet());
    return NettyServerBuilder.forAddress(address, credentials)
        .channelFactory(connections::serverSocket)
        .bossEventLoopGroup(threads.acceptor)
        .workerEventLoopGroup(threads.readers)
        .addServices(definitions)
        .fallbackHandlerRegistry(new UnknownCalls(names))
        .addStreamTracerFactory(InboundBytes.factory())
        // The last one sees a call first.
        .intercept(new CallLimits(limits, threads, connections, waiting))
        .intercept(services.callers(connections))
        // Finding out what a call is, which is quick, and must not queue behind other calls.
        .executor(Runnable::run)
        .callExecutor(
            new ServerCallExecutorSupplier() {
              @Override
              public <Q, A> Executor getExecutor(ServerCall<Q, A> call, Metadata headers) {
                return threads.of(
                    services.kind(call.getMethodDescriptor().getFullMethodName()),
                    services.isTrusted(headers));
              }
            })
        .handshakeTimeout(limits.handshake().toMillis(), TimeUnit.MILLISECONDS)
        .maxInboundMessageSize(Limits.MESSAGE_BYTES)
        .maxInboundMetadataSize(Limits.METADATA_BYTES)
        .maxConcurrentCallsPerConnection(Limits.CALLS_PER_CONNECTION)
        .maxRstFramesPerWindow(Limits.RESETS, Limits.RESET_SECONDS)
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

  /** Ends what it began; the threads are not its own. */
  @Override
  public void close() {
    servers.forEach(Server::shutdownNow);
  }
}
