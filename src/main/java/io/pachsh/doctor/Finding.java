package io.pachsh.doctor;

import io.pachsh.access.LoginProblem;
import io.pachsh.failure.Failure;
import java.util.ArrayList;
import java.util.List;

/**
 * What one check found.
 *
 * @param observed one sentence or clause; it may hold text from outside
 * @param details what belongs to it, one line each, such as the members of a list
 * @param fixes what to do about it, in order: a command as it is to be typed, or a sentence for
 *     what is done elsewhere; none where nothing is wrong
 */
public record Finding(Status status, String observed, List<String> details, List<String> fixes) {
  /** How a check ended. */
  public enum Status {
    PASS,
    /** It works, but not for long, or not for everybody. */
    WARN,
    FAIL,
    /** It could not be made, or does not apply; what was observed says why. */
    SKIP
  }

  public Finding {
    details = List.copyOf(details);
    fixes = List.copyOf(fixes);
  }

  /** What was observed says it all. */
  Finding(Status status, String observed, List<String> fixes) {
    this(status, observed, List.of(), fixes);
  }

  public static Finding pass(String observed) {
    return new Finding(Status.PASS, observed, List.of());
  }

  public static Finding warn(String observed, String... fixes) {
    return new Finding(Status.WARN, observed, List.of(fixes));
  }

  public static Finding fail(String observed, String... fixes) {
    return new Finding(Status.FAIL, observed, List.of(fixes));
  }

  /** What a command would have said. */
  public static Finding fail(Failure failure) {
    return new Finding(
        Status.FAIL,
        failure.sentence(),
        failure.below().all().stream().map(String::strip).toList());
  }

  /** A login's problem: what is wrong, and what was expected unless that is said already. */
  public static Finding fail(LoginProblem problem) {
    String found = ClaimText.shortened(problem.found());
    String sentence = ClaimText.shortened(problem.sentence());
    String observed =
        found.isEmpty() || problem.expected().isEmpty() || problem.sentence().contains(found)
            ? sentence
            : "%s Expected: %s. Found: %s.".formatted(sentence, problem.expected(), found);
    return problem.remedy().isEmpty() ? fail(observed) : fail(observed, problem.remedy());
  }

  public static Finding skip(String why) {
    return new Finding(Status.SKIP, why, List.of());
  }

  /** The same with lines that belong to it. */
  Finding with(List<String> lines) {
    return new Finding(status, observed, lines, fixes);
  }

  /** The same with one thing more to do. */
  public Finding fixedBy(String fix) {
    List<String> more = new ArrayList<>(fixes);
    more.add(fix);
    return new Finding(status, observed, details, more);
  }
}
