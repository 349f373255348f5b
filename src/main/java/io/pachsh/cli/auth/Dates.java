package io.pachsh.cli.auth;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Dates as the guide shows them. */
final class Dates {
  private Dates() {}

  /** RFC 822 with a two-digit year and the zone's short name: {@code 07 Aug 20 14:04 PDT}. */
  static String rfc822(Instant instant, ZoneId zone) {
    return DateTimeFormatter.ofPattern("dd MMM yy HH:mm z", Locale.ENGLISH)
        .format(instant.atZone(zone));
  }
}
