package io.pachsh.oidc.transport;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Instants and spans of time as people read them in messages. */
public final class TimeText {
  private TimeText() {}

  /** RFC 3339 in UTC, whole seconds. */
  public static String instant(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** The size of a span in its largest one or two units: {@code 1 hour 5 minutes}. */
  public static String span(Duration span) {
    Duration size = span.abs();
    if (size.toDays() > 0) {
      return units(size.toDays(), "day", size.toHoursPart(), "hour");
    }
    if (size.toHours() > 0) {
      return units(size.toHours(), "hour", size.toMinutesPart(), "minute");
    }
    if (size.toMinutes() > 0) {
      return units(size.toMinutes(), "minute", size.toSecondsPart(), "second");
    }
    return size.toSeconds() > 0
        ? unit(size.toSeconds(), "second")
        : unit(size.toMillis(), "millisecond");
  }

  private static String units(long large, String largeUnit, long small, String smallUnit) {
    return small == 0
        ? unit(large, largeUnit)
        : unit(large, largeUnit) + " " + unit(small, smallUnit);
  }

  private static String unit(long amount, String unit) {
    return amount + " " + unit + (amount == 1 ? "" : "s");
  }
}
