package io.pachsh.completion;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Work beside the keyboard, on threads that end with the program: about one thing, one at a time. A
 * failure is for the log alone.
 */
final class Background {
  private final Map<Object, Thread> working = new ConcurrentHashMap<>();

  /** Begins the work unless some about the same thing is under way; returns at once. */
  void run(Object about, Runnable work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (RuntimeException e) {
                System.getLogger("io.pachsh.completion")
                    .log(System.Logger.Level.DEBUG, "no names for completion", e);
              } finally {
                working.remove(about);
              }
            },
            "completion");
    thread.setDaemon(true);
    if (working.putIfAbsent(about, thread) == null) {
      thread.start();
    }
  }

  /** Waits for everything that is under way. */
  void await() throws InterruptedException {
    for (Thread thread : working.values()) {
      thread.join();
    }
  }
}
