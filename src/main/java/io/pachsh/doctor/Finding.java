package io.pachsh.doctor;

import java.util.ArrayList;
import java.util.List;

/**
 * What one check found.
 *
 * @param observed one sentence or clause; it may hold text from outside
 * @param fixes what to do about it, in order: a command as it is to be typed, or a sentence for
 *     what is done elsewhere; none where nothing is wrong
 */
public record Finding(Status status, String observed, List<String> fixes) {
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
    fixes = List.copyOf(fixes);
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

  public static Finding skip(String why) {
    return new Finding(Status.SKIP, why, List.of());
  }

  /** The same with one thing more to do. */
  public Finding fixedBy(String fix) {
    List<String> more = new ArrayList<>(fixes);
    more.add(fix);
    return new Finding(status, observed, more);
  }
}
