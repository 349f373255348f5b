package io.pachsh.serve;

import io.netty.channel.EventLoopGroup;
import io.pachsh.http.EventLoops;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Who does what while a cluster is served. Callers whose token works have threads of their own, and
 * so have the questions to an identity provider, which can take seconds: those who come without a
 * token keep only one another waiting.
 */
final class ServeThreads implements AutoCloseable {
  static final int READERS = 2;
  private static final int WORKERS = 32;
  private static final int STRANGERS = 4;
  private static final int ASKING = 16;
  private static final int IDLE_SECONDS = 30;

  final EventLoopGroup acceptor = EventLoops.of(1, "serve-acceptor");
  final EventLoopGroup readers = EventLoops.of(READERS, "serve-reader");
  final ScheduledExecutorService timer = timer();
  final ExecutorService workers = pool(WORKERS, "serve");
  private final ExecutorService strangers = pool(STRANGERS, "serve-strangers");
  private final ExecutorService asking = pool(ASKING, "serve-asking");

  /** Those who do the work of a call. */
  Executor of(Rpc.Kind kind, boolean isTrusted) {
    if (isTrusted) {
      return workers;
    }
    return kind == Rpc.Kind.LOCAL ? strangers : asking;
  }

  private static ScheduledExecutorService timer() {
    ScheduledThreadPoolExecutor timer =
        new ScheduledThreadPoolExecutor(1, EventLoops.daemons("serve-timer"));
    // Each call has a limit that it hardly ever reaches.
    timer.setRemoveOnCancelPolicy(true);
    return timer;
  }

  private static ExecutorService pool(int threads, String name) {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            threads,
            threads,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            // As long as there are calls, which are counted.
            new LinkedBlockingQueue<>(),
            EventLoops.daemons(name));
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  @Override
  public void close() {
    workers.shutdown();
    strangers.shutdown();
    asking.shutdownNow();
    timer.shutdownNow();
    var ignored = acceptor.shutdownGracefully(0, 2, TimeUnit.SECONDS);
    var unused = readers.shutdownGracefully(0, 2, TimeUnit.SECONDS);
  }
}
