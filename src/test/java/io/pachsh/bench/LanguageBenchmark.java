package io.pachsh.bench;

import io.pachsh.language.CommandReader;
import io.pachsh.language.LineSource;
import io.pachsh.language.LongText;
import io.pachsh.language.Markup;
import io.pachsh.policy.PolicyReader;
import io.pachsh.screen.SyntaxColours;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;

/**
 * How reading and colouring long texts grow: ten times the text against the text, for each kind of
 * length. Run by {@code scripts/bench language [LENGTH]}, where the longer text has so many of its
 * kind, at first 1,000,000.
 */
final class LanguageBenchmark {
  private static final int FACTOR = 10;

  /** Linear is 10, and twice that where memory no longer fits the caches; a square would be 100. */
  private static final double BUDGET = 40;

  /** What is quicker than this is measured too coarsely to be compared. */
  private static final long LEAST_NANOS = 2_000_000;

  /** How many characters of a policy's value stand for one of a text's lines or quotes. */
  private static final int VALUE = 8;

  private final ThreadMXBean clock = ManagementFactory.getThreadMXBean();
  private final Report report = new Report();

  private interface Work {
    void on(String text) throws IOException;
  }

  public static void main(String[] args) throws IOException {
    int most = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
    System.exit(new LanguageBenchmark().run(most) ? 0 : 1);
  }

  private boolean run(int most) throws IOException {
    SyntaxColours colours = HighlightBenchmark.colours();
    for (LongText text : LongText.ALL) {
      row("reading " + text.kind(), text, most, LanguageBenchmark::read);
    }
    for (LongText text : LongText.ALL) {
      row("colouring " + text.kind(), text, most, typed -> colours.of(typed, typed.length()));
    }
    for (LongText text : LongText.ALL) {
      row("the end of " + text.kind(), text, most, LanguageBenchmark::end);
    }
    for (String kind : List.of("x%s", "'%s'", "|\n  %s")) {
      row(
          "a policy with one value, " + kind.strip().charAt(0),
          new LongText("", count -> "a: " + kind.formatted("x".repeat(VALUE * count)) + "\n"),
          most,
          PolicyReader::requireReadable);
    }
    return report.everyBudgetKept();
  }

  private void row(String what, LongText text, int most, Work work) throws IOException {
    String shorter = text.ofLength().apply(most / FACTOR);
    String longer = text.ofLength().apply(most);
    work.on(shorter);
    long few = Math.max(LEAST_NANOS, Math.min(nanos(shorter, work), nanos(shorter, work)));
    long many = nanos(longer, work);
    report.atMost(what, Duration.ofNanos(many), (double) many / few, BUDGET);
  }

  /** In processor time, so that other work on the machine does not count. */
  private long nanos(String text, Work work) throws IOException {
    long before = clock.getCurrentThreadCpuTime();
    work.on(text);
    return clock.getCurrentThreadCpuTime() - before;
  }

  private static void read(String text) throws IOException {
    CommandReader reader = new CommandReader(LineSource.of(text));
    while (!(reader.next() instanceof CommandReader.End)) {
      // It is the reading that is measured.
    }
  }

  /** What completion asks of a text before it knows what can stand at its end. */
  private static void end(String text) {
    Markup.of(text).spot().ifPresent(cursorContext -> cursorContext.before().size());
  }
}
