package io.pachsh.okta;

import io.pachsh.failure.Interruption;
import io.pachsh.outside.Lines;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Waits where Okta takes no more requests (429) until the time that it names. One exchange waits
 * two minutes at most: Okta counts by the minute.
 */
final class RateLimit {
  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final Duration UNKNOWN = Duration.ofSeconds(5);
  private static final Duration SHORTEST = Duration.ofMillis(200);

  /** Lets time go by. */
  @FunctionalInterface
  interface Pause {
    void last(Duration time) throws InterruptedException;
  }

  private final Clock clock;
  private final Pause pause;
  private final Activity activity;

  RateLimit(Clock clock, Pause pause, Activity activity) {
    this.clock = clock;
    this.pause = pause;
    this.activity = activity;
  }

  /** What is left of the time that one exchange may wait. */
  static Duration budget() {
    return LONGEST;
  }

  /** How long an answer of 429 asks to wait, by the server's clock where it tells it. */
  Duration asked(OktaReply reply) {
    Instant now = reply.date().orElseGet(clock::instant);
    Duration wait = reply.rateReset().map(reset -> Duration.between(now, reset)).orElse(UNKNOWN);
    return wait.compareTo(SHORTEST) < 0 ? SHORTEST : wait;
  }

  /** Waits; Ctrl-C gives up. */
  void await(Duration wait) {
    Instant end = clock.instant().plus(wait);
    activity.waiting(end);
    try {
      pause.last(wait);
    } catch (InterruptedException e) {
      throw new Interruption(
          "Interrupted while Okta took no more requests.",
          Lines.of("Run it again in a minute: what was done is not done twice."));
    } finally {
      activity.asking();
    }
  }
}
