package io.pachsh.command;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.TypeConversionException;

/** Durations as pachctl writes them: {@code 90s}, {@code 1h30m}, {@code 24h}. */
public final class Durations {
  private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|h|m|s|d)");

  private Durations() {}

  /** Reads a positive duration; {@code d} for days is ours, the rest Go's. */
  public static Duration parse(String text) {
    Matcher part = PART.matcher(text);
    Duration sum = Duration.ZERO;
    int end = 0;
    while (part.find() && part.start() == end) {
      sum = sum.plusMillis(Math.round(Double.parseDouble(part.group(1)) * millis(part.group(2))));
      end = part.end();
    }
    if (text.isEmpty() || end != text.length()) {
      throw new TypeConversionException(
          "'" + text + "' is not a duration; write 90s, 15m, 24h or 30d");
    }
    return sum;
  }

  /** Writes a duration so that {@link #parse} reads it; of what is below a second nothing. */
  public static String text(Duration duration) {
    StringBuilder text = new StringBuilder();
    append(duration.toHours(), 'h', text);
    append(duration.toMinutesPart(), 'm', text);
    append(duration.toSecondsPart(), 's', text);
    return text.isEmpty() ? "0s" : text.toString();
  }

  private static void append(long count, char unit, StringBuilder text) {
    if (count > 0) {
      text.append(count).append(unit);
    }
  }

  private static long millis(String unit) {
    return switch (unit) {
      case "ms" -> 1L;
      case "s" -> 1000L;
      case "m" -> 60_000L;
      case "h" -> 3_600_000L;
      default -> 86_400_000L;
    };
  }
}
