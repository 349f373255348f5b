package io.pachsh.console;

import org.jspecify.annotations.Nullable;

/** The way from Ctrl-C to the command that is running, if one is. Safe for any thread. */
public final class Interrupts {
  private @Nullable Thread running;

  /** Work that Ctrl-C may stop. */
  @FunctionalInterface
  public interface Work<T> {
    T run();
  }

  /** Does the work on this thread, which {@link #raise} interrupts as long as it lasts. */
  public <T> T during(Work<T> work) {
    Thread outer = enter(Thread.currentThread());
    try {
      return work.run();
    } finally {
      leave(outer);
    }
  }

  /** Interrupts the work that is being done; without effect when there is none. */
  public synchronized void raise() {
    if (running != null) {
      running.interrupt();
    }
  }

  private synchronized @Nullable Thread enter(Thread thread) {
    Thread outer = running;
    running = thread;
    return outer;
  }

  private synchronized void leave(@Nullable Thread outer) {
    running = outer;
    if (outer == null) {
      // A Ctrl-C that came when the work was just done must not hit what comes next.
      Thread.interrupted();
    }
  }
}
