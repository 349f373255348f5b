package io.pachsh;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Work of a test that goes on beside it, each on a thread of its own: Java's common pool has a
 * single thread on a machine of two cores, and two tasks that wait for each other never end there.
 */
public final class Background {
  private Background() {}

  /** What the work gives, or its exception. */
  public static <T> CompletableFuture<T> call(Callable<? extends T> work) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return work.call();
          } catch (Exception e) {
            throw new CompletionException(e);
          }
        },
        Background::start);
  }

  /** Completes when the work has ended. */
  public static CompletableFuture<Void> run(Runnable work) {
    return CompletableFuture.runAsync(work, Background::start);
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "background of a test");
    thread.setDaemon(true);
    thread.start();
  }
}
