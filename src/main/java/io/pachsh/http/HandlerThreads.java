package io.pachsh.http;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Those who make the answers: so many for requests of somebody known and so many for strangers, who
 * can keep only each other waiting.
 */
final class HandlerThreads implements AutoCloseable {
  private static final int THREADS = 16;
  private static final int IDLE_SECONDS = 30;

  private final ExecutorService trusted = pool();
  private final ExecutorService strangers = pool();

  void execute(boolean isTrusted, Runnable task) {
    (isTrusted ? trusted : strangers).execute(task);
  }

  private static ExecutorService pool() {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            // As long as there are connections, which are counted.
            new LinkedBlockingQueue<>(),
            EventLoops.daemons("http"),
            // Behind the end of the server nobody waits for an answer.
            new ThreadPoolExecutor.DiscardPolicy());
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  @Override
  public void close() {
    trusted.shutdown();
    strangers.shutdown();
  }
}
