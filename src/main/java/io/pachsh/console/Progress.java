package io.pachsh.console;

import io.pachsh.outside.Sanitiser;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * A line on standard error that shows that long work goes on, from a moment after its beginning
 * until it is closed, which erases the line. Nothing else may print meanwhile.
 */
public final class Progress implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMillis(300);
  private static final long BETWEEN_LOOKS_MILLIS = 100;
  private static final int BAR = 20;
  private static final String TURNING = "|/-\\";

  /** Begins the line again; what does not fit is cut by the terminal instead of wrapped. */
  private static final String REDRAW = "\r\u001b[?7l";

  /** Ends at the line's beginning, where a key that the terminal echoes begins no new line. */
  private static final String REDRAWN = "\u001b[K\u001b[?7h\r";

  private static final String ERASE = "\r\u001b[K";

  private final Function<Duration, String> text;
  private final PrintStream err;
  private final ProgressStyle progressStyle;
  private final AtomicInteger done;
  private final CountDownLatch ended = new CountDownLatch(1);
  private int looks;

  private Progress(Function<Duration, String> text, AtomicInteger done, Streams streams) {
    this.text = text;
    this.done = done;
    this.err = streams.err();
    this.progressStyle = streams.progressStyle();
  }

  /** Work that takes a while. */
  @FunctionalInterface
  public interface Work<T, E extends Exception> {
    T run() throws E;
  }

  /** Says what is going on while the work lasts. */
  public static <T, E extends Exception> T during(String what, Streams streams, Work<T, E> work)
      throws E {
    return during(elapsed -> what, streams, work);
  }

  /** Says what the function makes of the time since the beginning. */
  public static <T, E extends Exception> T during(
      Function<Duration, String> text, Streams streams, Work<T, E> work) throws E {
    Progress progress = begin(text, streams, PATIENCE);
    try {
      return work.run();
    } finally {
      progress.close();
    }
  }

  /** Draws a bar of how much of the whole was {@link #advance}d. */
  public static Progress of(String what, int whole, Streams streams) {
    AtomicInteger done = new AtomicInteger();
    return new Progress(elapsed -> bar(what, done.get(), whole), done, streams).started(PATIENCE);
  }

  static Progress begin(Function<Duration, String> text, Streams streams, Duration patience) {
    return new Progress(text, new AtomicInteger(), streams).started(patience);
  }

  /** Tells that one more part is done. */
  public void advance() {
    done.incrementAndGet();
  }

  /** Ends the showing; what follows begins on a clean line. */
  @Override
  public synchronized void close() {
    ended.countDown();
    if (looks > 0 && progressStyle == ProgressStyle.REDRAWN) {
      err.print(ERASE);
      err.flush();
    }
  }

  private Progress started(Duration patience) {
    if (progressStyle != ProgressStyle.NONE) {
      Thread thread = new Thread(() -> show(patience), "progress");
      thread.setDaemon(true);
      thread.start();
    }
    return this;
  }

  private void show(Duration patience) {
    long start = System.nanoTime();
    try {
      long millis = patience.toMillis();
      while (!ended.await(millis, TimeUnit.MILLISECONDS)) {
        draw(Sanitiser.line(text.apply(Duration.ofNanos(System.nanoTime() - start))));
        millis = BETWEEN_LOOKS_MILLIS;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void draw(String line) {
    if (ended.getCount() == 0) {
      return;
    }
    if (progressStyle == ProgressStyle.REDRAWN) {
      char sign = TURNING.charAt(looks % TURNING.length());
      err.print(REDRAW + sign + " " + line + REDRAWN);
    } else if (looks == 0) {
      err.println(line);
    }
    err.flush();
    looks++;
  }

  private static String bar(String what, int done, int whole) {
    int full = whole == 0 ? BAR : (int) ((long) BAR * done / whole);
    return "%s [%s%s] %,d of %,d"
        .formatted(what, "#".repeat(full), "-".repeat(BAR - full), done, whole);
  }
}
