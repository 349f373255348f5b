package io.pachsh.bench;

import io.pachsh.console.Theme;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.output.Format;
import io.pachsh.output.LocalTime;
import io.pachsh.output.Renderer;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The output rows: 100,000 rows shown as a table and as JSON, against a loop that prints the same
 * lines ready-made; and how much the heap grows meanwhile. Run by {@code scripts/bench table
 * [ROUNDS]}.
 */
final class TableBenchmark {
  private static final int ROWS = 100_000;
  private static final int SCREEN = 80;
  private static final int TABLE_MEGABYTES = 24;

  private final Path file = Files.createTempFile("pachsh-bench", ".txt");

  /** What a row is about; the row itself is made when it is shown. */
  private record Entry(int number, Instant at) {
    Fields row() {
      return Fields.of("principal", "okta:person" + number + "@example.com")
          .with("number", number)
          .with("when", new LocalTime(at, ZoneOffset.UTC))
          .with("what", "repoReader, repoWriter on repo:vision/images-" + number % 100);
    }
  }

  private TableBenchmark() throws IOException {}

  public static void main(String[] args) throws Exception {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 5;
    System.exit(new TableBenchmark().run(rounds) ? 0 : 1);
  }

  private boolean run(int rounds) throws Exception {
    Instant start = Instant.parse("2026-01-01T00:00:00Z");
    List<Entry> entries =
        IntStream.range(0, ROWS).mapToObj(i -> new Entry(i, start.plusSeconds(i))).toList();
    Answer answer =
        Answer.many(List.of("principal", "number", "when", "what"), entries, Entry::row);
    Report report = new Report();
    for (Format format : List.of(Format.TABLE, Format.JSON)) {
      String bare = "the same lines of " + format + ", ready-made";
      String shown = "100,000 rows as " + format;
      show(answer, format);
      List<String> lines = Files.readAllLines(file);
      Rounds measured =
          new Rounds().add(bare, () -> print(lines)).add(shown, () -> show(answer, format));
      measured.run(rounds);
      report.base(bare, measured.median(bare));
      report.atMost(shown, measured.median(shown), measured.ratio(shown, bare), 8);
    }
    long table = Peak.live(() -> show(answer, Format.TABLE));
    System.out.printf("while the table is shown the heap holds at most %d MB more%n", table >> 20);
    Files.delete(file);
    return report.everyBudgetKept() && table >> 20 <= TABLE_MEGABYTES;
  }

  private Duration print(List<String> lines) throws IOException {
    long start = System.nanoTime();
    try (PrintStream out = open()) {
      lines.forEach(out::println);
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private Duration show(Answer answer, Format format) throws IOException {
    long start = System.nanoTime();
    try (PrintStream out = open()) {
      new Renderer(SCREEN, Theme.PLAIN).write(answer, format, out);
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private PrintStream open() throws IOException {
    OutputStream bytes = new BufferedOutputStream(Files.newOutputStream(file));
    return new PrintStream(bytes, false, StandardCharsets.UTF_8);
  }
}
