package io.pachsh.doctor;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What checks found, by their ids. */
final class Checks {
  private Checks() {}

  static Map<String, Finding> made(List<Check> checks) {
    Map<String, Finding> found = new TreeMap<>();
    new Examination(checks, Duration.ofSeconds(30))
        .run(outcome -> found.put(outcome.check().id(), outcome.finding()));
    return found;
  }
}
