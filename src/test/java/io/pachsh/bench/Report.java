package io.pachsh.bench;

import java.time.Duration;
import java.util.Locale;

/** The table a benchmark prints, and whether every row kept its budget. */
final class Report {
  private boolean kept = true;

  /** A row whose ratio may be at most the budget. */
  void atMost(String what, Duration median, double ratio, double budget) {
    row(what, median, ratio, "<= " + budget, ratio <= budget);
  }

  /** A row whose ratio must be at least the budget. */
  void atLeast(String what, Duration median, double ratio, double budget) {
    row(what, median, ratio, ">= " + budget, ratio >= budget);
  }

  /** A row to compare with. */
  void base(String what, Duration median) {
    System.out.printf(Locale.ROOT, "%-44s %9.1f ms%n", what, millis(median));
  }

  boolean everyBudgetKept() {
    return kept;
  }

  private void row(String what, Duration median, double ratio, String budget, boolean within) {
    kept &= within;
    System.out.printf(
        Locale.ROOT,
        "%-44s %9.1f ms  ratio %5.2f  budget %s  %s%n",
        what,
        millis(median),
        ratio,
        budget,
        within ? "kept" : "MISSED");
  }

  private static double millis(Duration time) {
    return time.toNanos() / 1e6;
  }
}
