package io.pachsh.cli.auth;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A line on the terminal that says how long is left, rewritten each second. */
final class Countdown {
  private static final String ERASE_LINE = "\r\u001b[K";

  private final ScheduledExecutorService ticker;
  private final PrintStream err;
  private final AtomicLong secondsLeft;

  private Countdown(Duration limit, PrintStream err) {
    this.err = err;
    this.secondsLeft = new AtomicLong(limit.toSeconds());
    this.ticker =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "countdown");
              thread.setDaemon(true);
              return thread;
            });
  }

  static Countdown start(Duration limit, PrintStream err) {
    Countdown countdown = new Countdown(limit, err);
    var unused = countdown.ticker.scheduleAtFixedRate(countdown::tick, 0, 1, TimeUnit.SECONDS);
    return countdown;
  }

  void close() {
    ticker.shutdownNow();
    err.print(ERASE_LINE);
    err.flush();
  }

  private void tick() {
    long left = Math.max(0, secondsLeft.getAndDecrement());
    err.printf(
        "%sWaiting for the browser: %d:%02d (Ctrl-C gives up)", ERASE_LINE, left / 60, left % 60);
    err.flush();
  }
}
