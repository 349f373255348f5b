package io.pachsh.cli.audit;

import io.pachsh.command.Durations;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import picocli.CommandLine.TypeConversionException;

/** The point in time from which on something is wanted. */
final class Since {
  private Since() {}

  /**
   * Reads how long ago ({@code 24h}), the beginning of a day ({@code 2026-11-23}), or an RFC 3339
   * instant.
   *
   * @throws Failure of usage when it is none of them
   */
  static Instant parse(String text, Clock clock, ZoneId zone) {
    try {
      if (text.matches("\\d{4}-\\d\\d-\\d\\d")) {
        return LocalDate.parse(text).atStartOfDay(zone).toInstant();
      }
      return text.matches("(?s)\\d{4}-.*")
          ? OffsetDateTime.parse(text).toInstant()
          : clock.instant().minus(Durations.parse(text));
    } catch (DateTimeException | TypeConversionException | ArithmeticException e) {
      throw new Failure(
          Exit.USAGE,
          "'" + text + "' is no time to count from",
          "Write how long ago, such as 90m, 24h or 30d, a date such as 2026-11-23, or an instant"
              + " such as 2026-11-23T14:05:00Z.");
    }
  }
}
