package io.pachsh.output;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** An instant that people read in their own zone, and machines as RFC 3339 in UTC. */
public record LocalTime(Instant at, ZoneId zone) {
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("dd MMM yy HH:mm z", Locale.ENGLISH);

  private static final DateTimeFormatter BRIEF =
      DateTimeFormatter.ofPattern("dd MMM yy HH:mm", Locale.ENGLISH);

  /** RFC 822 with the zone's short name, as the guide shows dates: {@code 07 Aug 20 14:04 PDT}. */
  public String forPeople() {
    return FORM.format(at.atZone(zone));
  }

  /** The same without the zone, for a screen that has no room: {@code 07 Aug 20 14:04}. */
  public String brief() {
    return BRIEF.format(at.atZone(zone));
  }
}
