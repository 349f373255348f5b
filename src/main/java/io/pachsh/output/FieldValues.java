package io.pachsh.output;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The values of fields, in the forms that the formats share. */
final class FieldValues {
  /** RFC 3339 without seconds. */
  private static final DateTimeFormatter BRIEF =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private FieldValues() {}

  /**
   * A value as machines want it: fields as a map, an instant as RFC 3339 in UTC, a duration as
   * whole seconds, anything unknown as its text.
   */
  static Object plain(@Nullable Object value) {
    if (value instanceof Fields fields) {
      return fields.values();
    }
    if (value instanceof Duration duration) {
      return duration.toSeconds();
    }
    if (value instanceof LocalTime time) {
      return time.at().toString();
    }
    if (value instanceof Number
        || value instanceof Boolean
        || value instanceof Map
        || value instanceof List) {
      return value;
    }
    return value == null ? "" : value.toString(); // Instant.toString() is RFC 3339 in UTC
  }

  /** A value in a sentence or a cell; not sanitised. */
  static String forPeople(@Nullable Object value) {
    if (value instanceof Duration duration) {
      return duration(duration);
    }
    if (value instanceof Instant instant) {
      return instant.toString();
    }
    if (value instanceof Boolean claim) {
      return claim ? "yes" : "no";
    }
    if (value instanceof LocalTime time) {
      return time.forPeople();
    }
    if (value instanceof List<?> list) {
      return list.stream().map(FieldValues::forPeople).collect(Collectors.joining(", "));
    }
    Object plain = plain(value);
    return plain instanceof Map ? JsonText.line(plain) : plain.toString();
  }

  /** A shorter form of a value that people read, if there is one: an instant's. */
  static Optional<String> brief(@Nullable Object value) {
    if (value instanceof LocalTime time) {
      return Optional.of(time.brief());
    }
    return value instanceof Instant instant ? Optional.of(BRIEF.format(instant)) : Optional.empty();
  }

  private static String duration(Duration duration) {
    if (duration.isNegative()) {
      return "-" + duration(duration.negated());
    }
    StringJoiner parts = new StringJoiner(" ");
    part(parts, duration.toDaysPart(), "d");
    part(parts, duration.toHoursPart(), "h");
    part(parts, duration.toMinutesPart(), "m");
    part(parts, duration.toSecondsPart(), "s");
    return parts.length() == 0 ? "0s" : parts.toString();
  }

  private static void part(StringJoiner parts, long count, String unit) {
    if (count > 0) {
      parts.add(count + unit);
    }
  }
}
