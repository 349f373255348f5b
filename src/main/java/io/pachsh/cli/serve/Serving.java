package io.pachsh.cli.serve;

import io.pachsh.access.RefusedException;
import io.pachsh.cluster.ServedCluster;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.screen.Refusals;
import io.pachsh.serve.ApiServer;
import io.pachsh.serve.RequestLog;
import io.pachsh.serve.ServeSettings;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The cluster that this process serves, if it serves one. Safe for concurrent callers. */
public final class Serving implements AutoCloseable {
  private final Clock clock;
  private @Nullable Served served;
  private @Nullable Thread atExit;

  public Serving(Clock clock) {
    this.clock = clock;
  }

  /** What is being served. */
  record Served(String context, String address, ServeSettings settings, ApiServer server) {}

  /** Fails when something is being served, of which one is all that there can be. */
  synchronized void requireNone() {
    if (served != null) {
      throw new Failure(
          Exit.FAILED,
          "This session serves '%s' already, at %s.".formatted(served.context(), served.address()),
          "'serve stop' ends that.");
    }
  }

  /** Begins to serve, until it is stopped or the process ends in whatever way it can see. */
  synchronized Served start(
      String context, ServedCluster cluster, ServeSettings settings, RequestLog log) {
    requireNone();
    ApiServer server = ApiServer.start(cluster, settings, log, clock);
    served = new Served(context, address(settings, server.port()), settings, server);
    Thread hook = new Thread(server::close, "serve-at-exit");
    Runtime.getRuntime().addShutdownHook(hook);
    atExit = hook;
    return served;
  }

  private static String address(ServeSettings settings, int port) {
    String host = settings.addresses().get(0).getHostAddress();
    if (host.equals("0.0.0.0") || (settings.tls().isPresent() && host.equals("127.0.0.1"))) {
      host = "localhost";
    }
    boolean bare = host.indexOf(':') < 0;
    return (settings.tls().isPresent() ? "grpcs://" : "grpc://")
        + (bare ? host : "[" + host + "]")
        + ":"
        + port;
  }

  synchronized Optional<Served> now() {
    return Optional.ofNullable(served);
  }

  /**
   * Ends serving in order; what was served is saved then. Idempotent.
   *
   * @throws Failure when it cannot be saved; the journal keeps it then
   */
  @Override
  public synchronized void close() {
    Served ending = served;
    if (ending == null) {
      return;
    }
    served = null;
    try {
      ending.server().close();
    } catch (RefusedException e) {
      throw Refusals.failure(e.refusal());
    } finally {
      forgetHook();
    }
  }

  private void forgetHook() {
    try {
      if (atExit != null) {
        Runtime.getRuntime().removeShutdownHook(atExit);
      }
    } catch (IllegalStateException e) {
      // The process is ending, and the hook finds nothing left to do.
    }
    atExit = null;
  }
}
