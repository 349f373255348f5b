package io.pachsh.cluster.identity;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as Go's {@code time.ParseDuration} reads them: {@code 24h}, {@code 1h30m}, ... */
public final class GoDuration {
  private static final Pattern WHOLE =
      Pattern.compile(
          "\\+?(?:(?:\\d{1,18}(?:\\.\\d{0,18})?|\\.\\d{1,18})(?:ns|us|µs|μs|ms|s|m|h))++");
  private static final Pattern PART = Pattern.compile("([\\d.]+)(ns|us|µs|μs|ms|s|m|h)");

  private static final Map<String, Long> NANOS =
      Map.of(
          "ns", 1L,
          "us", 1_000L,
          "µs", 1_000L,
          "μs", 1_000L,
          "ms", 1_000_000L,
          "s", 1_000_000_000L,
          "m", 60_000_000_000L,
          "h", 3_600_000_000_000L);

  private GoDuration() {}

  /** Reads a positive duration; empty when the text is none, or one that Go cannot hold. */
  public static Optional<Duration> parse(String text) {
    if (!WHOLE.matcher(text).matches()) {
      return Optional.empty();
    }
    BigDecimal nanos = BigDecimal.ZERO;
    Matcher part = PART.matcher(text);
    while (part.find()) {
      BigDecimal unit = BigDecimal.valueOf(NANOS.getOrDefault(part.group(2), 0L));
      nanos = nanos.add(new BigDecimal(part.group(1)).multiply(unit));
    }
    boolean fits = nanos.signum() > 0 && nanos.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0;
    return fits ? Optional.of(Duration.ofNanos(nanos.longValue())) : Optional.empty();
  }
}
