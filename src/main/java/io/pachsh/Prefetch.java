package io.pachsh;

/**
 * Something done in the background because it will be wanted in a moment, such as reading the
 * cluster while the terminal opens. Nothing else may touch what it touches until {@link #await}.
 */
final class Prefetch {
  private final Thread thread;

  /** Begins; a failure is left to be met again by whoever does the same in earnest. */
  Prefetch(Runnable work) {
    thread = new Thread(() -> attempt(work), "beforehand");
    thread.setDaemon(true);
    thread.start();
  }

  /** Waits for the end; gives up waiting when interrupted, which stays set. */
  void await() {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void attempt(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      // Met again, and shown, when the same is done in earnest.
    }
  }
}
