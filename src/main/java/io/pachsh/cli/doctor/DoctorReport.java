package io.pachsh.cli.doctor;

import io.pachsh.console.Progress;
import io.pachsh.console.Streams;
import io.pachsh.doctor.Check;
import io.pachsh.doctor.CheckOutcome;
import io.pachsh.doctor.Examination;
import io.pachsh.doctor.Finding;
import io.pachsh.doctor.Finding.Status;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * Makes checks, and tells what they found.
 *
 * @param isStrict whether a warning counts as a failure
 */
record DoctorReport(boolean isStrict) {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  /** Makes the checks; blocks until they have ended. */
  Answer of(List<Check> checks, Streams streams) {
    AtomicInteger made = new AtomicInteger();
    List<CheckOutcome> outcomes =
        Progress.during(
            elapsed -> "Checking: %d of %d".formatted(made.get(), checks.size()),
            streams,
            () -> new Examination(checks, LIMIT).run(outcome -> made.incrementAndGet()));
    return answer(outcomes);
  }

  private Answer answer(List<CheckOutcome> outcomes) {
    boolean isFailure = count(outcomes, Status.FAIL) > 0 || isStrictly(outcomes);
    Fields fields =
        Fields.of("status", isFailure ? "fail" : count(outcomes, Status.WARN) > 0 ? "warn" : "pass")
            .with("summary", counts(outcomes))
            .with("checks", outcomes.stream().map(DoctorReport::row).toList());
    return new Answer.One(fields, lines(outcomes)).failing(isFailure);
  }

  private static List<String> lines(List<CheckOutcome> outcomes) {
    List<String> lines = new ArrayList<>();
    int width = outcomes.stream().mapToInt(it -> it.check().id().length()).max().orElse(0);
    for (int i = 0; i < outcomes.size(); i++) {
      int alike = skippedAlike(outcomes, i);
      Finding finding = outcomes.get(i).finding();
      String id = outcomes.get(i).check().id();
      if (alike > 2) {
        lines.add(line(finding, "(%d checks)".formatted(alike), width));
        i += alike - 1;
      } else {
        lines.add(line(finding, id, width));
      }
      finding.details().forEach(detail -> lines.add("      " + detail));
      finding.fixes().forEach(fix -> lines.add("      fix: " + fix));
    }
    lines.add(summary(outcomes));
    return lines;
  }

  /** How many checks from there on were skipped for one and the same reason. */
  private static int skippedAlike(List<CheckOutcome> outcomes, int from) {
    Finding first = outcomes.get(from).finding();
    int at = from;
    while (at < outcomes.size()
        && first.status() == Status.SKIP
        && outcomes.get(at).finding().equals(first)) {
      at++;
    }
    return at - from;
  }

  private static String line(Finding finding, String id, int width) {
    return "%s  %s  %s"
        .formatted(
            finding.status(),
            id + " ".repeat(Math.max(0, width - id.length())),
            finding.observed());
  }

  private boolean isStrictly(List<CheckOutcome> outcomes) {
    return isStrict && count(outcomes, Status.WARN) > 0;
  }

  private static Fields row(CheckOutcome outcome) {
    return Fields.of("check", outcome.check().id())
        .with("status", outcome.finding().status().name().toLowerCase(Locale.ROOT))
        .with("question", outcome.check().question())
        .with("observed", outcome.finding().observed())
        .with("details", outcome.finding().details())
        .with("fix", outcome.finding().fixes());
  }

  private static Fields counts(List<CheckOutcome> outcomes) {
    Fields fields = Fields.of("pass", count(outcomes, Status.PASS));
    for (Status status : List.of(Status.WARN, Status.FAIL, Status.SKIP)) {
      fields = fields.with(status.name().toLowerCase(Locale.ROOT), count(outcomes, status));
    }
    return fields;
  }

  private static int count(List<CheckOutcome> outcomes, Status status) {
    return (int) outcomes.stream().filter(it -> it.finding().status() == status).count();
  }

  private static String summary(List<CheckOutcome> outcomes) {
    return "%d checks: ".formatted(outcomes.size())
        + Arrays.stream(Status.values())
            .map(status -> count(outcomes, status) + " " + status)
            .collect(Collectors.joining(", "))
        + ".";
  }
}
