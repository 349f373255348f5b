package io.pachsh.cli.doctor;

import io.pachsh.console.Progress;
import io.pachsh.console.Streams;
import io.pachsh.doctor.Check;
import io.pachsh.doctor.CheckOutcome;
import io.pachsh.doctor.Examination;
import io.pachsh.doctor.Finding;
import io.pachsh.doctor.Finding.Status;
import io.pachsh.output.Answer;
import io.pachsh.output.Answer.Checklist;
import io.pachsh.output.Fields;
import java.time.Duration;
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
    Fields head =
        Fields.of("status", isFailure ? "fail" : count(outcomes, Status.WARN) > 0 ? "warn" : "pass")
            .with("summary", counts(outcomes));
    return new Checklist(
            head, outcomes.stream().map(DoctorReport::item).toList(), summary(outcomes))
        .failing(isFailure);
  }

  private static Checklist.Item item(CheckOutcome outcome) {
    Finding finding = outcome.finding();
    return new Checklist.Item(
        outcome.check().id(),
        outcome.check().question(),
        mark(finding.status()),
        finding.observed(),
        finding.details(),
        finding.fixes());
  }

  private static Checklist.Mark mark(Status status) {
    return switch (status) {
      case PASS -> Checklist.Mark.PASS;
      case WARN -> Checklist.Mark.WARN;
      case FAIL -> Checklist.Mark.FAIL;
      case SKIP -> Checklist.Mark.SKIP;
    };
  }

  private boolean isStrictly(List<CheckOutcome> outcomes) {
    return isStrict && count(outcomes, Status.WARN) > 0;
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
