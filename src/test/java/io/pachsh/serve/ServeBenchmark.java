package io.pachsh.serve;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * The server under load: 64 clients with mixed reads and changes, and the check that nothing was
 * lost. Run by {@code scripts/bench serve [CALLS]}, so many for each client.
 */
public final class ServeBenchmark {
  private static final int CLIENTS = 64;

  private ServeBenchmark() {}

  public static void main(String[] args) throws Exception {
    int calls = args.length > 0 ? Integer.parseInt(args[0]) : 500;
    Path directory = Files.createTempDirectory("pachsh-serve");
    Limits limits = new Limits(1000, 256, 128, Duration.ofSeconds(60), Duration.ofSeconds(10));
    try (ServedPractice practice =
        ServedPractice.activated(directory.resolve("cluster"), Optional.empty(), limits)) {
      new Load(practice, CLIENTS, Math.max(calls / 5, 20)).run();
    }
    try (ServedPractice practice =
        ServedPractice.activated(directory.resolve("measured"), Optional.empty(), limits)) {
      Load load = new Load(practice, CLIENTS, calls);
      long start = System.nanoTime();
      long[] latencies = load.run();
      double seconds = (System.nanoTime() - start) / 1e9;
      load.check(practice.cluster);
      System.out.printf(
          Locale.ROOT,
          "%d clients, %d calls, about half of them changes: %.0f calls/s, median %.1f ms, p99 %.1f"
              + " ms%n",
          CLIENTS,
          latencies.length,
          latencies.length / seconds,
          latencies[latencies.length / 2] / 1e6,
          latencies[latencies.length * 99 / 100] / 1e6);
      System.out.println("every answered change is there");
    }
  }
}
